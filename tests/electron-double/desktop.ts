import { EventEmitter } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { note } from './misuse';

/** What dialogs were asked, and what they are to answer, in order. */
export const dialogs: { readonly asked: { kind: string; options: unknown }[]; readonly answers: unknown[] } = { asked: [], answers: [] };

function ask<Answer>(kind: string, args: readonly unknown[], dismissed: Answer): Promise<Answer> {
  dialogs.asked.push({ kind, options: args.at(-1) });
  return Promise.resolve(dialogs.answers.length === 0 ? dismissed : (dialogs.answers.shift() as Answer));
}

/** `dialog`: answers what a test laid ready, and is dismissed otherwise. */
export const dialog = {
  showOpenDialog: (...args: unknown[]) => ask('open', args, { canceled: true, filePaths: [] as string[] }),
  showSaveDialog: (...args: unknown[]) => ask('save', args, { canceled: true, filePath: '' }),
  showMessageBox: (...args: unknown[]) => ask('message', args, { response: 0, checkboxChecked: false }),
  showErrorBox: (title: string, content: string) => {
    dialogs.asked.push({ kind: 'error', options: { title, content } });
    note(`An error box: ${title}: ${content}`);
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;

/** What was to be opened outside of the program. */
export const opened: string[] = [];

export const shell = {
  openExternal: (url: string) => {
    if (!/^(https|mailto):/.test(url)) note(`shell.openExternal with ${url}: only https and mailto are safe to hand to the system.`);
    opened.push(url);
    return Promise.resolve();
  },
  openPath: (file: string) => {
    opened.push(file);
    return Promise.resolve('');
  },
  showItemInFolder: (file: string) => {
    opened.push(file);
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;

class NativeTheme extends EventEmitter {
  themeSource: Electron.NativeTheme['themeSource'] = 'system';
  readonly shouldUseHighContrastColors = false;
  get shouldUseDarkColors(): boolean { return this.themeSource === 'dark'; }
}
export const nativeTheme = new NativeTheme();

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: area, workArea: { ...area, height: 1050 }, workAreaSize: { width: 1920, height: 1050 }, size: { width: 1920, height: 1080 }, scaleFactor: 1, rotation: 0 };

class Screen extends EventEmitter {
  getPrimaryDisplay() { return display; }
  getAllDisplays() { return [display]; }
  getDisplayMatching() { return display; }
  getDisplayNearestPoint() { return display; }
  getCursorScreenPoint() { return { x: 0, y: 0 }; }
}
export const screen = new Screen();

const clipboardText = { value: '' };
export const clipboard = {
  writeText: (text: string) => {
    clipboardText.value = text;
    return Promise.resolve();
  },
  readText: () => Promise.resolve(clipboardText.value),
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>;

const TYPES: Record<string, string> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.wasm': 'application/wasm', '.md': 'text/markdown',
};

/** `net.fetch` of files, as handlers of custom schemes use it. */
export const net = {
  async fetch(input: string | URL | Request): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith('file:')) {
      note(`net.fetch of ${url}: the window shows nothing from elsewhere.`);
      throw new Error('net::ERR_NAME_NOT_RESOLVED');
    }
    const file = fileURLToPath(url);
    const body = await fs.readFile(file).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    });
    return new Response(new Uint8Array(body), { headers: { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' } });
  },
};
