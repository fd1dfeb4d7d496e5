import { begin } from './lib/node-version.mjs';

/** The sizes that the packages need; electron-builder makes .icns and .ico from the largest. */
const SIZES = [512];

begin(async () => {
  const fs = await import('node:fs');
  const { chromium } = await import('playwright-core');
  const { findChromium } = await import('./lib/chromium.mjs');
  const { inRoot } = await import('./lib/paths.mjs');
  const svg = fs.readFileSync(inRoot('build', 'icons', 'icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await findChromium() });
  try {
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      await page.screenshot({ path: inRoot('build', 'icons', `${size}x${size}.png`), omitBackground: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
