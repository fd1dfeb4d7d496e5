import { defineConfig } from '@playwright/test';
import { findChromium } from './build/lib/chromium.mjs';

const executablePath = await findChromium();

export default defineConfig({
  outputDir: 'test-results/artifacts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Wide, since a busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    viewport: { width: 1280, height: 800 },
    // A trace costs a third of a test's time, though it is thrown away; `--trace on` makes one of a test that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    // What moves, moves for a person to follow.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'electron', testDir: 'tests/electron-app' },
  ],
});
