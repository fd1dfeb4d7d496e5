import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/** The Chromium that shows the windows. One for the program, closed with it. */
class Browser {
  #context: Promise<BrowserContext> | undefined;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-double-'));
  onUnasked: (page: Page) => void = () => undefined;
  #asked = 0;

  context(): Promise<BrowserContext> {
    this.#context ??= this.#launch();
    return this.#context;
  }

  /** A page for a window. */
  async page(): Promise<Page> {
    const context = await this.context();
    this.#asked += 1;
    try {
      return await context.newPage();
    } finally {
      this.#asked -= 1;
    }
  }

  /** Where another process reaches this Chromium's DevTools. */
  async devTools(): Promise<string> {
    await this.context();
    const [port] = fs.readFileSync(path.join(this.#folder, 'DevToolsActivePort'), 'utf8').split('\n');
    return `http://127.0.0.1:${port ?? ''}`;
  }

  async close(): Promise<void> {
    await (await this.#context)?.close();
    fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #launch(): Promise<BrowserContext> {
    const executablePath = process.env.WORKBENCH_CHROMIUM;
    const context = await chromium.launchPersistentContext(this.#folder, {
      ...(executablePath ? { executablePath } : {}),
      headless: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      viewport: null,
      args: [
        '--remote-debugging-port=0', '--disable-gpu', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
        // Nothing may come from elsewhere; what asks for it fails at once and is heard of.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    });
    context.on('page', (page) => {
      if (this.#asked === 0) this.onUnasked(page);
    });
    return context;
  }
}

export const browser = new Browser();
