import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer}/**/*.test.{ts,tsx}', 'build/**/*.test.mjs', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/electron-app/**', '**/node_modules/**'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
