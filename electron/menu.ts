import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The desktop's menu. Its commands are actions of the window, by their id; the window takes their keys itself, so here
 * they are for people to read, and for a Mac, which asks its menu.
 */
export function buildMenu(run: (command: string) => void): Menu {
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id, label, click: () => run(id), ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const mac = process.platform === 'darwin';
  // A Mac hides and minimizes by these.
  const taken = (accelerator: string): string | undefined => (mac ? undefined : accelerator);
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const onMac = (...items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => (mac ? items : []);
  const template: MenuItemConstructorOptions[] = [
    ...onMac({ role: 'appMenu' }),
    {
      label: '&File',
      submenu: [
        command('log.open', 'Open a log…', 'CmdOrCtrl+O'),
        command('log.open-folder', 'Open a folder of logs…'),
        command('log.paste', 'Open a log from pasted text…'),
        ...onMac({ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }),
        command('log.close', 'Back to the live journal'),
        command('log.save', 'Save the journal as…', 'CmdOrCtrl+S'),
        separator,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Session',
      submenu: [
        command('app.start-page', 'Start page', taken('CmdOrCtrl+H')),
        separator,
        command('session.watch', 'Watch a charging session'),
        command('simulator.new', 'Simulate a station…'),
        command('composer.new', 'Compose a message', taken('CmdOrCtrl+M')),
        separator,
        command('csms.start', 'Start the CSMS'),
        command('csms.stop', 'Stop the CSMS'),
        command('csms.show', 'Show the CSMS and its addresses'),
      ],
    },
    {
      label: '&Log',
      submenu: [
        command('log.focus-filter', 'Filter by text', 'CmdOrCtrl+F'),
        command('log.only-problems', 'Only entries with problems', 'CmdOrCtrl+E'),
        command('log.clear-filters', 'Clear all filters', 'CmdOrCtrl+Shift+X'),
        separator,
        command('log.go-to-entry', 'Go to entry…', 'CmdOrCtrl+G'),
        command('log.follow', 'Follow what arrives'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('theme.auto', 'Theme: as the system'),
        command('theme.dark', 'Theme: dark'),
        command('theme.light', 'Theme: light'),
        separator,
        command('layout.reset', 'Reset the layout'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        command('app.shortcuts', 'Keyboard shortcuts'),
        ...(mac ? [] : [{ role: 'about', label: `About ${app.getName()}` } satisfies MenuItemConstructorOptions]),
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}
