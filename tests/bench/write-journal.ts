import { closeSync, openSync, writeSync } from 'node:fs';
import { entryHead, headerLine } from '../../shared/journal/line';
import type { NewEntry } from '../../shared/journal/entry';

const START = 1_767_225_600_000;

function entryLine(time: number, wall: number, entry: NewEntry): string {
  return `${entryHead(time, wall, entry)}${JSON.stringify(entry.text)}}`;
}

/** One exchange of a station that charges one car after the other: a request and its answer every 100 ms. `n` is even. */
function exchange(n: number): { readonly time: number; readonly call: string; readonly answer: string } {
  const time = n * 50;
  const id = String(n).padStart(36, '0');
  const at = new Date(START + time).toISOString();
  const seqNo = (n / 2) % 200;
  const payload = {
    eventType: seqNo === 0 ? 'Started' : seqNo === 199 ? 'Ended' : 'Updated',
    timestamp: at,
    triggerReason: seqNo === 0 ? 'CablePluggedIn' : 'MeterValuePeriodic',
    seqNo,
    evse: { id: 1, connectorId: 1 },
    transactionInfo: { transactionId: `tx-${Math.floor(n / 400)}`, chargingState: 'Charging' },
    meterValue: [{ timestamp: at, sampledValue: [{ value: 1000 + n, measurand: 'Energy.Active.Import.Register' }] }],
  };
  return { time, call: `[2,"${id}","TransactionEvent",${JSON.stringify(payload)}]`, answer: `[3,"${id}",{}]` };
}

/** Writes lines in pieces. */
function writeLines(path: string, all: Iterable<string>): void {
  const file = openSync(path, 'w');
  let lines: string[] = [];
  const write = (): void => {
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  };
  for (const line of all) {
    lines.push(line);
    if (lines.length > 5000) write();
  }
  write();
  closeSync(file);
}

/**
 * Writes a journal of `entries` entries to `path`: one station's transactions. What is measured with it is the same on every
 * machine.
 */
export function writeJournal(path: string, entries: number): void {
  writeLines(path, journalLines(entries));
}

function* journalLines(entries: number): Generator<string, void, undefined> {
  yield headerLine(START);
  const info = { station: 'CP1', version: '2.0.1', role: 'csms', url: '/CP1', remote: '10.0.0.2:50000', subprotocol: 'ocpp2.0.1' };
  yield entryLine(0, START, { connection: 1, kind: 'open', text: JSON.stringify(info) });
  for (let n = 0; n + 2 < entries; n += 2) {
    const { time, call, answer } = exchange(n);
    yield entryLine(time, START + time, { connection: 1, kind: 'frame', direction: 'up', text: call });
    yield entryLine(time + 3, START + time + 3, { connection: 1, kind: 'frame', direction: 'down', text: answer });
  }
}

/** The same frames and nothing else, one a line. */
export function writeFrames(path: string, frames: number): void {
  writeLines(path, frameLines(frames));
}

function* frameLines(frames: number): Generator<string, void, undefined> {
  for (let n = 0; n < frames; n += 2) {
    const { call, answer } = exchange(n);
    yield call;
    yield answer;
  }
}

/** The same frames as a CSMS writes them into its log, with a line of something else after every tenth. */
export function writeTextLog(path: string, frames: number): void {
  writeLines(path, textLines(frames));
}

function* textLines(frames: number): Generator<string, void, undefined> {
  for (let n = 0; n < frames; n += 2) {
    const { time, call, answer } = exchange(n);
    const at = (more: number): string => new Date(START + time + more).toISOString();
    yield `${at(0)} INFO station=CP1 received message ${call}`;
    yield `${at(3)} INFO station=CP1 sending ${answer}`;
    if (n % 20 === 0) yield `${at(4)} DEBUG station=CP1 nothing to say`;
  }
}
