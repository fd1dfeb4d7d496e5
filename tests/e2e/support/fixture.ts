import { test as base, expect, type Page } from '@playwright/test';
import { Host } from './host';
import { Workbench } from './workbench';

interface Options {
  /** What the page may complain of on its console; anything else fails the test. */
  readonly allowedComplaint: RegExp | undefined;
}

interface Fixtures {
  /** Undone when the test ends, last first. */
  readonly cleanup: (() => unknown)[];
  /** A host of this test's own, in a process of its own. */
  readonly host: Host;
  /** The window, open on the start page. */
  readonly workbench: Workbench;
}

export const test = base.extend<Options & Fixtures>({
  allowedComplaint: [undefined, { option: true }],

  // The host is named so that it outlives the page, which would complain of its loss.
  page: async ({ page, host: _, allowedComplaint }, use) => {
    const heard = await listenForComplaints(page);
    await answerLate(page);
    await use(page);
    await page.close();
    expect(heard.filter((text) => allowedComplaint?.test(text) !== true), 'what the page complained of on its console').toEqual([]);
  },

  cleanup: async ({ browserName: _ }, use) => {
    const cleanup: (() => unknown)[] = [];
    await use(cleanup);
    for (const undo of cleanup.reverse()) await undo();
  },

  host: async ({ browserName: _ }, use) => {
    const host = await Host.start();
    await use(host);
    await host.dispose();
  },

  workbench: async ({ page, host }, use) => {
    const workbench = new Workbench(page);
    await page.goto(host.url);
    await expect(workbench.startPage).toBeVisible();
    await use(workbench);
  },
});

export { expect };

/** With `LATE_ANSWERS=ms` the page hears what a host says that much later: what takes an old state for the new one fails then. */
async function answerLate(page: Page): Promise<void> {
  const late = Number(process.env.LATE_ANSWERS ?? 0);
  if (late === 0) return;
  await page.addInitScript((ms) => {
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', (event) => {
          if (!event.isTrusted) return;
          event.stopImmediatePropagation();
          setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: event.data })), ms);
        });
      }
    };
  }, late);
}

/** Errors of scripts and of the network, and everything that the content security policy kept from being done. */
async function listenForComplaints(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.stack ?? error.message}`));
  await page.exposeFunction('tellViolation', (text: string) => heard.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void };
      tellViolation(`forbidden by ${effectiveDirective}: ${blockedURI}`);
    });
  });
  return heard;
}
