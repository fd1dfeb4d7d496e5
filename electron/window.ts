import { BrowserWindow, nativeTheme, screen } from 'electron';
import { fittingBounds, MINIMUM, readWindowState, writeWindowState } from './node/window-state';

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  /** File that keeps where the window was. */
  readonly stateFile: string;
}

/** Opens the window where it was, and shows it when there is something to see. */
export function openWindow({ url, preload, stateFile }: WindowOptions): BrowserWindow {
  const state = readWindowState(stateFile);
  const { id: main } = screen.getPrimaryDisplay();
  const areas = screen.getAllDisplays().sort((a, b) => Number(b.id === main) - Number(a.id === main)).map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fittingBounds(state.bounds, areas),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: 'OCPP Workbench',
    // The page's own ground, so that nothing flashes while it loads.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  stayAtHome(window, url);
  void window.loadURL(url);
  return window;
}

/** Brings the window to the front. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The window shows our page and nothing else, and opens no other. */
function stayAtHome({ webContents }: BrowserWindow, home: string): void {
  webContents.on('will-navigate', (event) => {
    // The page may load itself again.
    if (event.url.split(/[?#]/)[0] !== home) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
