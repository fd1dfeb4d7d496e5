import { format } from 'date-fns';
import { readSnapshot, safeName, snapshotCsv, snapshotJson } from '../../shared/inventory/snapshot-file';
import { toSnapshot, type Snapshot } from '../../shared/inventory/snapshot';
import type { HostError } from '../../shared/ipc/contract';
import { download } from '../actions/files';
import { call, on, onConnected } from '../host/host';
import { notify, notifyError } from '../stores/notices';
import type { Inventory } from './inventory';
import { useModel } from './store';

/** The list of snapshots, and their contents as they are needed. */

export async function listSnapshots(): Promise<void> {
  const reply = await call('snapshots.list', {});
  if (reply.ok) useModel.getState().set({ snapshots: reply.value.snapshots });
  else if (reply.error.code !== 'disconnected') notifyError(reply.error);
}

/** Keeps the list as the host has it, until the returned way to stop is taken. */
export function followSnapshots(): () => void {
  void listSnapshots();
  const stops = [
    onConnected(() => void listSnapshots()),
    on('snapshots.changed', ({ snapshots }) => {
      const before = useModel.getState();
      // Another window may have saved one anew under its name.
      for (const name of Object.keys(before.contents)) if (!snapshots.some((one) => one.name === name && one.at === before.contents[name]?.at)) before.forget(name);
      before.set({ snapshots });
    }),
  ];
  return () => { for (const stop of stops) stop(); };
}

/** Fetches what a snapshot holds, once. */
export async function needSnapshot(name: string): Promise<void> {
  if (useModel.getState().contents[name] !== undefined) return;
  const reply = await call('snapshots.get', { name });
  if (reply.ok) useModel.getState().keep(reply.value);
  else if (reply.error.code !== 'disconnected') {
    notifyError(reply.error);
    useModel.getState().forget(name);
  }
}

/** Saves what is shown under a name. Gives back what was wrong. */
export async function saveSnapshot(name: string, { station, version, variables, at }: Inventory): Promise<HostError | undefined> {
  return keepSnapshot({ name: name.trim(), station, version, at, variables: toSnapshot(variables) });
}

async function keepSnapshot(snapshot: Snapshot): Promise<HostError | undefined> {
  const reply = await call('snapshots.save', { snapshot });
  if (!reply.ok) return reply.error;
  useModel.getState().keep(snapshot);
  await listSnapshots();
  notify('ok', `${snapshot.name} is saved.`);
  return undefined;
}

export async function removeSnapshot(name: string): Promise<void> {
  const reply = await call('snapshots.remove', { name });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  useModel.getState().forget(name);
  await listSnapshots();
}

/** A snapshot from a file, JSON or CSV. Gives back the sentence of what was wrong. */
export async function importSnapshot(file: File): Promise<string | undefined> {
  const read = readSnapshot(await file.text(), { name: freeName(file.name.replace(/\.(json|csv|txt)$/i, '')), at: file.lastModified });
  if (!read.ok) return `${file.name} cannot be taken. ${read.message}`;
  return (await keepSnapshot(read.snapshot))?.message;
}

export async function exportSnapshot(name: string, as: 'json' | 'csv'): Promise<void> {
  await needSnapshot(name);
  const snapshot = useModel.getState().contents[name];
  if (snapshot !== undefined) exportAs(snapshot, as);
}

/** What is shown, as a file, without saving it here. */
export function exportInventory({ station, version, variables, at }: Inventory, as: 'json' | 'csv'): void {
  exportAs({ name: suggestedName(station, at), station, version, at, variables: toSnapshot(variables) }, as);
}

function exportAs(snapshot: Snapshot, as: 'json' | 'csv'): void {
  if (as === 'json') download(`${snapshot.name}.json`, snapshotJson(snapshot), 'application/json');
  // Spreadsheets take a table without this mark for one in their own encoding.
  else download(`${snapshot.name}.csv`, `\ufeff${snapshotCsv(snapshot)}`, 'text/csv');
}

/** `CP001 2026-01-31 08.00.00`, with a number when that is taken. */
export function suggestedName(station: string, at: number): string {
  return freeName(`${station} ${format(at, 'yyyy-MM-dd HH.mm.ss')}`);
}

function freeName(wish: string): string {
  const taken = new Set(useModel.getState().snapshots.map(({ name }) => name.toLowerCase()));
  const name = safeName(wish);
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name.slice(0, 74)} (${n})`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}
