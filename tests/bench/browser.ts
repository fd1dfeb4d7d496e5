import { chromium, type Browser, type Page } from 'playwright-core';

/** Chromium without a screen, drawing in software. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['WORKBENCH_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}

/** A window on the log of the workbench that tests/bench/servers/window.ts serves. */
export async function openLog(browser: Browser, port: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  // tsx names functions by a helper that a page does not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.goto(`http://127.0.0.1:${port}/#token=bench`);
  const enter = page.getByRole('button', { name: 'Open the workbench' }).first();
  const grid = page.getByRole('grid').first();
  await enter.or(grid).first().waitFor();
  if (await enter.isVisible()) await enter.click();
  await grid.waitFor();
  return page;
}
