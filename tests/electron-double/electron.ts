/** What `import … from 'electron'` gives a program that runs under the double. */
import { app as realApp } from './app';
import { browser } from './browser';
import { BrowserWindow } from './browser-window';
import { startControl } from './control';
import * as desktop from './desktop';
import { ipcMain as realIpcMain } from './ipc-main';
import { complete, note } from './misuse';
import { schemes } from './scheme-server';
import { defaultSession } from './session';

export { BrowserWindow } from './browser-window';
export { Menu, MenuItem } from './menu';
export { MessageChannelMain, MessagePortMain } from './message-ports';

realApp.closeWindows = () => {
  for (const window of BrowserWindow.getAllWindows()) {
    window.close();
    if (!window.isDestroyed()) return false;
  }
  return true;
};
browser.onUnasked = (page) => {
  const window = BrowserWindow.getAllWindows().at(-1);
  page.waitForLoadState('commit' as 'load').catch(() => undefined).then(async () => {
    if (window?.allowsPopup(page.url())) note(`The page opens a window of its own: ${page.url()}`);
    await page.close();
  }).catch((error: unknown) => note(String(error)));
};

export const app = complete('app', realApp);
export const ipcMain = complete('ipcMain', realIpcMain);
export const protocol = complete('protocol', schemes);
export const session = complete('session', { defaultSession: complete('session.defaultSession', defaultSession), fromPartition: () => defaultSession });
export const dialog = complete('dialog', desktop.dialog);
export const shell = complete('shell', desktop.shell);
export const nativeTheme = complete('nativeTheme', desktop.nativeTheme);
export const screen = complete('screen', desktop.screen);
export const clipboard = complete('clipboard', desktop.clipboard);
export const net = complete('net', desktop.net);

startControl();
