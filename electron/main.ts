import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, Menu, protocol, session } from 'electron';
import { connectWindow } from '../shared/workbench/connect-window';
import { openGiven } from '../shared/workbench/given-logs';
import type { Dialogs } from '../shared/workbench/ports';
import { Workbench } from '../shared/workbench/workbench';
import { listenForWindows } from './ipc-host';
import { buildMenu } from './menu';
import { answerPiece, isPiecePath } from './node/hand-over/answer-piece';
import { TemporaryHandOvers } from './node/hand-over/hand-overs';
import { readDesktopArguments } from './node/desktop-arguments';
import { FaultLog } from './node/fault-log';
import { DATA_FOLDER, programFolder, windowFolder } from './node/locations';
import { contentSecurityPolicy, WindowFiles } from './node/web/window-files';
import { nodePorts } from './node/workbench-ports';
import { openWindow, raise } from './window';

const SCHEME = 'workbench';
const ORIGIN = `${SCHEME}://app`;
const LOG_FILES = [{ name: 'Logs', extensions: ['jsonl', 'json', 'log', 'txt', 'csv', 'xlsx', 'html', 'har', 'pcap', 'pcapng', 'gz', 'zip', 'tar', 'tgz'] }, { name: 'All files', extensions: ['*'] }];
/** Longest time that stations and CSMS may take to say goodbye when the program ends, ms. */
const GOODBYE_MS = 3_000;
/** A window that crashes within this time after it was loaded again is left alone, ms. */
const CRASH_PAUSE_MS = 10_000;

const ownFiles = [programFolder(), app.getAppPath(), fileURLToPath(import.meta.url)];
const given = readDesktopArguments(process.argv, process.cwd(), ownFiles);
// What belongs to the browser engine stands beside what belongs to the person.
if (given.data !== undefined) app.setPath('userData', path.join(given.data, 'desktop'));
const dataFolder = given.data ?? path.join(app.getPath('userData'), DATA_FOLDER);
// Files that the page has, and that lie nowhere: dragged out of a mail, or out of an archive.
const handOvers = new TemporaryHandOvers();
const faults = new FaultLog(path.join(dataFolder, 'faults.log'));
process.on('uncaughtException', (error) => faults.write('Nobody caught an error.', error));
process.on('unhandledRejection', (error) => faults.write('Nobody caught a rejection.', error));

// The second program hands its file to the first and goes.
if (app.requestSingleInstanceLock({ ...given })) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  const workbench = app.whenReady().then(() => Workbench.create(nodePorts({
    version: app.getVersion(), host: 'electron', platform: process.platform, dataFolder,
  }, { handOvers, dialogs })));
  workbench.catch((error: unknown) => {
    faults.write('The workbench could not start.', error);
    dialog.showErrorBox('OCPP Workbench cannot start', `${error instanceof Error ? error.message : String(error)}\n\nDetails are in ${path.join(dataFolder, 'faults.log')}.`);
    app.exit(1);
  });
  const show = (file: string | undefined): void => {
    if (file !== undefined) void workbench.then((of) => openFile(of, file));
  };
  show(given.file);

  app.on('second-instance', (_event, argv, cwd, handed) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) raise(window);
    show((handed as { file?: string } | undefined)?.file ?? readDesktopArguments(argv, cwd, ownFiles).file);
  });
  // A Mac hands over files by this event, also before the program is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    show(file);
  });
  reloadAfterCrash();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) open();
  });
  leaveInOrder(workbench);
  listenForWindows(ORIGIN, (wire) => void workbench.then((of) => connectWindow(of, wire, faults.write)), (url) => faults.write(`A port from ${url} was refused.`));

  void app.whenReady().then(() => {
    serveWindow();
    allowNothing();
    Menu.setApplicationMenu(buildMenu((id) => void workbench.then((of) => of.emit('menu.command', { id }))));
    open();
  });
}

/** The window comes back when its process dies, unless it dies of its own page again and again. */
function reloadAfterCrash(): void {
  let last = -Infinity;
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    faults.write(`The window's process has gone: ${reason} (${exitCode}).`);
    const now = performance.now();
    if (now - last > CRASH_PAUSE_MS) contents.reload();
    last = now;
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') faults.write(`The process ${type} has gone: ${reason} (${exitCode}).`);
  });
}

function open(): void {
  openWindow({
    url: `${ORIGIN}/index.html`,
    preload: path.join(programFolder(), 'dist', 'electron', 'preload.cjs'),
    stateFile: path.join(dataFolder, 'window.json'),
  });
}

/** The page comes from a scheme of its own, with the policy that a file would not have. */
function serveWindow(): void {
  const files = new WindowFiles(windowFolder());
  const policy = contentSecurityPolicy();
  protocol.handle(SCHEME, async (request) => {
    const { pathname, host } = new URL(request.url);
    if (host === 'app' && isPiecePath(pathname)) return takePiece(request, pathname);
    const { status, headers, body } = await files.answer(host === 'app' ? pathname : '/nowhere', policy);
    return new Response(Buffer.from(body), { status, headers });
  });
}

async function takePiece(request: Request, pathname: string): Promise<Response> {
  const body = await request.arrayBuffer();
  const taken = await answerPiece(handOvers, { method: request.method, pathname, length: String(body.byteLength), body: Readable.from([new Uint8Array(body)]) });
  return new Response('message' in taken ? taken.message : null, { status: taken.status });
}

/** A page of ours needs no camera, place or notification; only its copy buttons write to the clipboard. */
function allowNothing(): void {
  const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed(permission)));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => allowed(permission));
}

async function openFile(workbench: Workbench, file: string): Promise<void> {
  const opened = await openGiven(workbench, file);
  if (opened.ok) app.addRecentDocument(file);
  else workbench.problems.add({ severity: 'error', message: opened.error.message, about: 'journal' });
}

const dialogs: Dialogs = {
  async openFiles() {
    const { canceled, filePaths } = await dialog.showOpenDialog({ title: 'Open a log', filters: LOG_FILES, properties: ['openFile', 'multiSelections'] });
    if (canceled) return [];
    for (const file of filePaths) app.addRecentDocument(file);
    return filePaths;
  },
  async openFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({ title: 'Open a folder of logs', properties: ['openDirectory'] });
    return canceled ? undefined : filePaths[0];
  },
  async saveFile(suggestedName) {
    const { canceled, filePath } = await dialog.showSaveDialog({ title: 'Save the journal', defaultPath: suggestedName, filters: LOG_FILES });
    return canceled || filePath === '' ? undefined : filePath;
  },
};

/** Stations say goodbye and the journal is written before the process ends. */
function leaveInOrder(workbench: Promise<Workbench>): void {
  let leaving = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    const patience = new Promise<void>((resolve) => void setTimeout(resolve, GOODBYE_MS));
    void Promise.race([workbench.then((of) => of.close()), patience])
      .catch((error: unknown) => faults.write('The workbench could not end in order.', error))
      .finally(() => app.exit(0));
  });
}
