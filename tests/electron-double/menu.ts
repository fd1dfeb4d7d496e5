import type Electron from 'electron';
import { app } from './app';
import { BrowserWindow } from './browser-window';
import { note } from './misuse';

const ROLES = new Set([
  'undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll', 'reload', 'forceReload', 'toggleDevTools', 'resetZoom',
  'zoomIn', 'zoomOut', 'togglefullscreen', 'window', 'minimize', 'close', 'help', 'about', 'services', 'hide', 'hideOthers', 'unhide', 'quit',
  'front', 'zoom', 'appMenu', 'fileMenu', 'editMenu', 'viewMenu', 'windowMenu', 'recentDocuments', 'clearRecentDocuments', 'toggleTabBar',
]);
const ACCELERATOR = /^((Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)*([A-Z0-9]|F\d{1,2}|[-=,./;'[\]\\`]|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|num\d)$/;

/** An entry of a menu, as built. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly type: string;
  readonly submenu: Menu | undefined;
  readonly clickHandler: Electron.MenuItemConstructorOptions['click'];
  enabled: boolean;
  checked: boolean;
  visible: boolean;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id;
    this.role = options.role;
    this.label = options.label ?? options.role ?? '';
    this.accelerator = options.accelerator === null ? undefined : options.accelerator?.toString();
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : (options.submenu as unknown as Menu | undefined);
    this.clickHandler = options.click;
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
    this.visible = options.visible ?? true;
    if (this.role !== undefined && !ROLES.has(this.role)) note(`A menu entry has the role '${this.role}', which Electron does not know.`);
    if (this.type !== 'separator' && this.label === '') note('A menu entry has neither label nor role.');
    if (this.accelerator !== undefined && !ACCELERATOR.test(this.accelerator)) note(`A menu entry has the accelerator '${this.accelerator}', which Electron cannot read.`);
  }

  click(): void {
    const window = BrowserWindow.getFocusedWindow() ?? undefined;
    this.clickHandler?.(this as unknown as Electron.MenuItem, window as unknown as Electron.BaseWindow, {});
  }
}

/** A menu. */
export class Menu {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly (Electron.MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    const accelerators = menu.all().map((item) => item.accelerator).filter((key) => key !== undefined);
    const twice = accelerators.find((key, index) => accelerators.indexOf(key) !== index);
    if (twice !== undefined) note(`Two menu entries have the accelerator ${twice}.`);
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    if (!app.isReady()) note('Menu.setApplicationMenu before app is ready');
    app.applicationMenu = menu as unknown as Electron.Menu | null;
  }
  static getApplicationMenu(): Menu | null { return app.applicationMenu as unknown as Menu | null; }

  append(item: MenuItem): void { this.items.push(item); }
  popup(): void { return; }
  getMenuItemById(id: string): MenuItem | null { return this.all().find((item) => item.id === id) ?? null; }
  /** Every entry, submenus included. */
  all(): MenuItem[] { return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]); }
}
