import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page that Electron's window and the browser show. Everything comes from its own folder (`base: './'`), so that the
 * same files work under the custom protocol and under the headless host.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  // Monaco's workers are modules.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium as in Electron 45 and in Debian stable.
    target: 'chrome130',
    sourcemap: false,
    license: { fileName: 'licenses.md' },
    // A data: address for a font or a worker would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco and the validators of a version are far above. They are imported where they are needed, so each is a file of
    // its own; tests/page.test.ts holds that the first load has neither.
    chunkSizeWarningLimit: 4_000,
  },
});
