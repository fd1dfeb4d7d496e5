import { afterEach, expect, test } from 'vitest';
import type { Handlers } from '../ipc/contract';
import { outside, testPorts, type Outside } from './ports.fixture';
import type { WorkbenchPorts } from './ports';
import { Workbench } from './workbench';

/** Files for people: by the host's own dialog, or else as a download of the browser. */

const LOG = ['[2,"a","Heartbeat",{}]', '[3,"a",{"currentTime":"2026-01-01T00:00:00Z"}]'];
let around: Outside;
let workbench: Workbench;
let told: { readonly name: string; readonly value: unknown }[];

async function start(more: Partial<WorkbenchPorts> = {}): Promise<Handlers> {
  around = outside();
  told = [];
  workbench = await Workbench.create({ ...testPorts(around), ...more });
  const { handlers } = workbench.attach((name, value) => void told.push({ name, value }));
  around.files.set('/logs/a.log', LOG.join('\n'));
  await handlers['log.open']({ path: '/logs/a.log' });
  return handlers;
}

afterEach(() => workbench.close());

const dialogs = (path: string | undefined) => ({ openFiles: () => Promise.resolve([]), openFolder: () => Promise.resolve(undefined), saveFile: () => Promise.resolve(path) });

test('go where the host’s dialog says, or nowhere when that is dismissed', async () => {
  const handlers = await start({ dialogs: dialogs('/out/a.csv') });
  expect(await handlers['log.export']({ format: 'json-lines' })).toMatchObject({ ok: true, value: { saved: true, name: 'a.log.jsonl' } });
  expect(around.files.get('/out/a.csv')).toContain(LOG[0]);
  expect(told.filter(({ name }) => name === 'download.ready')).toEqual([]);
  await workbench.close();
  expect(await (await start({ dialogs: dialogs(undefined) }))['log.save']({})).toMatchObject({ ok: true, value: { saved: false } });
});

test('are offered to the window that asked, and to no other', async () => {
  const handlers = await start();
  const others: string[] = [];
  workbench.attach((name) => void others.push(name));
  const reply = await handlers['log.export']({ format: 'json-lines' });
  const name = reply.ok ? reply.value.name : '';
  expect(told).toContainEqual({ name: 'download.ready', value: { place: `download/${name}`, name } });
  expect(around.files.get(`/downloads/${name}`)).toContain(LOG[0]);
  expect(others).not.toContain('download.ready');
});

test.each([[true, 'cancelled'], [false, 'failed']] as const)('are told of when they did not get there (cancelled: %s)', async (cancelled, code) => {
  const handlers = await start({ downloads: { offer: () => ({ place: 'download/x', ended: Promise.resolve({ ok: false, cancelled, message: 'It ended.' }) }) } });
  expect(await handlers['log.export']({ format: 'csv' })).toEqual({ ok: false, error: { code, message: 'It ended.' } });
});

test('keep the journal that they are written from open, whatever is shown meanwhile', async () => {
  let end = (): void => undefined;
  const ended = new Promise<{ readonly ok: true }>((resolve) => (end = () => resolve({ ok: true })));
  const handlers = await start({ downloads: { offer: () => ({ place: 'download/x', ended }) } });
  const { journal } = workbench.shown;
  let closed = false;
  const close = journal.close.bind(journal);
  journal.close = () => { closed = true; close(); };
  const exported = handlers['log.export']({ format: 'csv' });
  await handlers['log.close']({});
  expect(closed).toBe(false);
  end();
  expect(await exported).toMatchObject({ ok: true });
  expect(closed).toBe(true);
});
