import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { browser } from './browser';
import { note, pageErrors } from './misuse';

const WORLD = 'Electron Isolated Context';
const home = process.env.ELECTRON_DOUBLE_HOME ?? '';

/** What a page tells the main process. */
export type FromPage =
  | { readonly t: 'send' | 'post'; readonly channel: string; readonly args: string; readonly ports?: readonly string[] }
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly t: 'port'; readonly id: string; readonly data: string }
  | { readonly t: 'port-close'; readonly id: string }
  | { readonly t: 'misuse'; readonly text: string }
  | { readonly t: 'exposed'; readonly key: string }
  | { readonly t: 'unheard'; readonly channel: string }
  | { readonly t: 'ready' };

/** What the main process tells a page. */
export type ToPage =
  | { readonly t: 'message'; readonly channel: string; readonly args: string; readonly ports?: readonly string[] }
  | { readonly t: 'invoked'; readonly id: number; readonly ok: true; readonly value: string }
  | { readonly t: 'invoked'; readonly id: number; readonly ok: false; readonly error: string }
  | { readonly t: 'port'; readonly id: string; readonly data: string }
  | { readonly t: 'port-close'; readonly id: string };

/**
 * A page of Chromium with the preload script in an isolated world of it, as Electron has it. Emits `message`, `gone` (the
 * document with its preload script went away), `navigate`, `loaded`, `failed`.
 */
export class PageDriver extends EventEmitter {
  #session: CDPSession | undefined;
  #world: number | undefined;
  #loading = false;
  /** What was said while a document was on its way. */
  #queue: ToPage[] = [];
  #expected = '';
  readonly #secret = randomUUID();
  readonly #binding = `host${randomUUID().replaceAll('-', '')}`;
  /** May a document be loaded that the page itself asked for? */
  mayNavigate: (url: string) => boolean = () => true;

  private constructor(readonly page: Page) {
    super();
  }

  static async open(preload: string | undefined, argv: readonly string[]): Promise<PageDriver> {
    const driver = new PageDriver(await browser.page());
    await driver.#prepare(preload, argv);
    return driver;
  }

  /** Says something to the preload script; waits for it to be there while a document loads. */
  tell(message: ToPage): void {
    if (this.#world === undefined || this.#loading) {
      this.#queue.push(message);
      return;
    }
    const expression = `globalThis.deliver(${JSON.stringify(JSON.stringify(message))})`;
    // The document may go away at this very moment, and the message with it; so it is in Electron.
    this.#session?.send('Runtime.evaluate', { expression, contextId: this.#world }).catch(() => undefined);
  }

  async load(url: string): Promise<void> {
    this.#expected = url;
    await this.#leave(() => this.page.goto(url));
  }

  async reload(): Promise<void> {
    this.#expected = this.page.url();
    await this.#leave(() => this.page.reload());
  }

  /** From here on what is said is meant for the next document. */
  async #leave(go: () => Promise<unknown>): Promise<void> {
    this.#loading = true;
    try {
      await go();
    } finally {
      this.#settle();
    }
  }

  #settle(): void {
    this.#loading = false;
    if (this.#world === undefined) return;
    const queue = this.#queue;
    this.#queue = [];
    for (const waiting of queue) this.tell(waiting);
  }

  async #prepare(preload: string | undefined, argv: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    this.#session = session;
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#lost();
    });
    session.on('Runtime.executionContextsCleared', () => this.#lost());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#binding) this.#heard(JSON.parse(payload) as FromPage, executionContextId);
    });
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: this.#binding, executionContextName: WORLD });
    if (preload !== undefined) await this.#addPreload(session, preload, argv);
    await this.#guardNavigation(session);
    this.#listen();
  }

  async #addPreload(session: CDPSession, file: string, argv: readonly string[]): Promise<void> {
    const settings = { secret: this.#secret, binding: this.#binding, deliver: 'deliver', argv: ['double', ...argv], platform: process.platform };
    const page = fs.readFileSync(new URL('page-world.js', home), 'utf8');
    const isolated = fs.readFileSync(new URL('preload-world.js', home), 'utf8');
    const preload = fs.readFileSync(file, 'utf8');
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(() => {${page}\npageWorld.startPageWorld(${JSON.stringify(this.#secret)});})();`,
    });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: `(() => {${isolated}\npreloadWorld.startPreloadWorld(${JSON.stringify(settings)}, (require, module, exports, process) => {${preload}\n});})();`,
    });
  }

  /** Documents that the page asks for itself are put before the program, and what it does not want is dropped. */
  async #guardNavigation(session: CDPSession): Promise<void> {
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const asked = request.url === this.#expected || request.url === this.page.url();
      this.#expected = '';
      const step = asked || this.mayNavigate(request.url)
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      step.catch(() => undefined);
    });
  }

  #listen(): void {
    const { page } = this;
    page.on('console', (message) => {
      if (message.type() === 'error') pageErrors.push(message.text());
      this.emit('console', message.type(), message.text());
    });
    page.on('pageerror', (error) => pageErrors.push(String(error)));
    page.on('crash', () => this.emit('crashed'));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (!/ERR_ABORTED/.test(why)) pageErrors.push(`${request.url()}: ${why}`);
    });
    page.on('domcontentloaded', () => this.emit('dom-ready'));
    page.on('load', () => this.emit('loaded'));
  }

  #heard(message: FromPage, world: number): void {
    if (message.t === 'misuse') note(message.text);
    else if (message.t === 'ready') {
      this.#world = world;
      this.#settle();
    }
    this.emit('message', message);
  }

  #lost(): void {
    if (this.#world === undefined) return;
    this.#world = undefined;
    this.emit('gone');
  }
}
