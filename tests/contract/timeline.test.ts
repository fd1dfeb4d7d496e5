import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_WORLD } from '../../shared/state/model';
import { patched } from '../../shared/state/patch';
import { NodeClock } from '../../electron/node/node-clock';
import { createClient, type Client } from '../../shared/ipc/client';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/ipc/contract';
import { memoryWires } from '../../shared/ipc/memory-wire';
import { serve } from '../../shared/ipc/server';
import type { VirtualClock } from '../../shared/platform/virtual-clock';
import { outside, testPorts } from '../../shared/workbench/ports.fixture';
import { Workbench } from '../../shared/workbench/workbench';

/** The timeline's commands as a window asks them, every question and answer checked against the contract. */

let clock: VirtualClock;
let workbench: Workbench;
let client: Client;

beforeEach(async () => {
  const around = outside();
  ({ clock } = around);
  workbench = await Workbench.create(testPorts(around));
  const { window, host } = memoryWires();
  serve(workbench.attach(() => undefined).handlers, host, { onFault: (message) => { throw new Error(message); } });
  client = createClient(window, { clock: new NodeClock(), onFault: (message) => { throw new Error(message); } });
});

afterEach(() => workbench.close());

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply = await client.call(name, input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

const sum = (values: readonly number[] = []): number => values.reduce((all, one) => all + one, 0);

test('an empty journal has no span, no lane, no entry', async () => {
  const picture = await ask('timeline.read', { by: 'time', bins: 10 });
  expect(picture.span).toBeUndefined();
  expect(picture.stations).toEqual([]);
  expect(sum(picture.up)).toBe(0);
  expect(await ask('timeline.at', { by: 'time', place: 5 })).toEqual({});
  expect(await ask('timeline.at', { by: 'time', entry: 0 })).toEqual({});
  expect(await ask('timeline.step', { by: 'time', from: 0, to: 'end', back: false })).toEqual({});
});

test('a charging session is seen whole: every frame counted, the connection, the transaction with its ends', async () => {
  const { station } = await ask('demo.start', { version: '2.0.1' });
  await clock.advance(60_000);
  await ask('view.open', { view: 'log', filter: { direction: 'up' } });
  const picture = await ask('timeline.read', { by: 'time', bins: 100, view: 'log' });
  const { frames, entries } = await ask('journal.info', {});
  expect(picture.entries).toBe(entries);
  expect(sum(picture.up) + sum(picture.down)).toBeGreaterThanOrEqual(frames);
  expect(picture.shown).toEqual(picture.up);
  const [lane] = picture.stations;
  expect(lane?.station).toBe(station);
  expect(lane?.sessions.map(({ end }) => end)).toEqual(['none']);
  const [transaction] = lane?.connectors[0]?.transactions ?? [];
  expect(transaction).toMatchObject({ open: false });
  expect(lane?.connectors[0]).toMatchObject({ evse: 1, connector: 1 });

  const first = await ask('journal.entry', { index: transaction?.first ?? 0 });
  expect(first.row.summary).toContain('Started');
  const step = await ask('timeline.step', { by: 'time', from: 0, to: 'edge', back: false });
  expect(step.to).toEqual({ entry: transaction?.first, place: transaction?.from });
});

test('a jump brings all that a window shows of the entry: its content, the rows around it, the state since the last answer', async () => {
  await ask('demo.start', { version: '2.0.1' });
  await clock.advance(60_000);
  await ask('view.open', { view: 'log', filter: { direction: 'up' } });
  const arrive = { view: 'log', around: 2 };
  const { entries } = await ask('journal.info', {});
  const last = await ask('timeline.at', { by: 'time', place: Number.MAX_SAFE_INTEGER, arrive });
  const at = last.at?.entry ?? -1;
  expect(at).toBe(entries - 1);
  expect(last.arrival?.detail).toEqual(await ask('journal.entry', { index: at }));
  expect(last.arrival?.place).toEqual(await ask('view.position', { view: 'log', index: at }));
  const { from = 0, rows = [] } = last.arrival?.rows ?? {};
  expect(rows).toEqual((await ask('view.rows', { view: 'log', from, count: 5 })).rows);
  expect(rows.length).toBe(3);
  const { number = 0, patch } = last.arrival?.state ?? {};
  expect(patched(EMPTY_WORLD, patch ?? { set: undefined })).toEqual((await ask('journal.state', { at })).world);

  const back = await ask('timeline.step', { by: 'time', from: at, to: 'edge', back: true, arrive: { ...arrive, since: number } });
  const world = (await ask('journal.state', { at: back.to?.entry })).world;
  expect(back.arrival?.state).toMatchObject({ at: back.to?.entry, since: number });
  expect(patched(patched(EMPTY_WORLD, patch ?? { set: undefined }), back.arrival?.state?.patch ?? { set: undefined })).toEqual(world);

  // What is shown already is not told again, nor what is in no list.
  expect((await ask('timeline.at', { by: 'time', entry: 3, arrive: { ...arrive, shown: 3 } })).arrival).toBeUndefined();
  expect((await ask('timeline.at', { by: 'time', entry: 3, arrive: { ...arrive, view: 'closed' } })).arrival).toBeUndefined();
});

test('the newest state of a long log that was just opened is pending until it has been gone through; that of an entry is told at once', async () => {
  const line = (n: number): string => `2026-01-31T10:00:00Z CP1 recv [2,"${n}","Heartbeat",{}]`;
  await ask('log.open', { text: Array.from({ length: 5000 }, (_, n) => line(n)).join('\n'), name: 'long.log' });
  const first = await ask('journal.follow', {});
  expect(first.pending).toBeLessThan(0.5);
  expect(first.patch).toBeUndefined();
  expect((await ask('journal.follow', { at: 10 })).patch).toBeDefined();
  await clock.advance(1000);
  const last = await ask('journal.follow', {});
  expect(last.pending).toBeUndefined();
  const { world } = await ask('journal.state', {});
  expect(Object.values(world.stations).map(({ messages }) => messages)).toEqual([5000]);
  expect(await ask('findings.read', {})).toMatchObject({ checked: 5001, messages: 5000 });
});

test('the meter readings of a transaction that has ended are told when they are asked for', async () => {
  const { station } = await ask('demo.start', { version: '2.0.1' });
  await clock.advance(120_000);
  const { world } = await ask('journal.state', {});
  const [transaction] = world.stations[station]?.transactions ?? [];
  expect(transaction).toMatchObject({ endedAt: expect.any(Number) as number, samples: [] });
  const { samples: [readings = [], none] } = await ask('state.samples', { station, transactions: [transaction?.id ?? '', 'other'] });
  expect(readings.length).toBeGreaterThan(2);
  expect(readings.at(-1)?.energy).toBe(transaction?.energy);
  expect(none).toEqual([]);
});

test('a stretch that is none is refused with a sentence', async () => {
  const reply = await client.call('timeline.read', { by: 'time', from: 10, to: 5, bins: 1 });
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

test('a log without times is told of by the numbers of its entries', async () => {
  await ask('log.open', { text: '[2,"a","Heartbeat",{}]\n[3,"a",{"currentTime":"2026-01-31T12:00:00Z"}]\n[2,"b","Heartbeat",{}]', name: 'bare' });
  const byTime = await ask('timeline.read', { by: 'time', bins: 4 });
  expect(byTime.span?.to).toBe(byTime.span?.from);
  const byEntry = await ask('timeline.read', { by: 'entry', bins: 4 });
  expect(byEntry.span).toEqual({ from: 0, to: 3, unset: 0 });
  expect(byEntry.up).toEqual([0, 1, 0, 1]);
  expect(byEntry.down).toEqual([0, 0, 1, 0]);
  expect(await ask('timeline.at', { by: 'entry', place: 1.5 })).toEqual({ at: { entry: 1, place: 1 }, next: { entry: 2, place: 2 } });
});
