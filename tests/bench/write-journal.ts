import { closeSync, openSync, writeSync } from 'node:fs';
import { entryHead, headerLine } from '../../shared/journal/line';
import type { NewEntry } from '../../shared/journal/entry';

const START = 1_767_225_600_000;

function entryLine(time: number, wall: number, entry: NewEntry): string {
  return `${entryHead(time, wall, entry)}${JSON.stringify(entry.text)}}`;
}

/**
 * Writes a journal of `entries` entries to `path`: one station's transactions, a CALL and its answer every 100 ms. What
 * is measured with it is the same on every machine.
 */
export function writeJournal(path: string, entries: number): void {
  const file = openSync(path, 'w');
  let lines: string[] = [headerLine(START)];
  const info = { station: 'CP1', version: '2.0.1', role: 'csms', url: '/CP1', remote: '10.0.0.2:50000', subprotocol: 'ocpp2.0.1' };
  lines.push(entryLine(0, START, { connection: 1, kind: 'open', text: JSON.stringify(info) }));
  for (let n = 0; n + 2 < entries; n += 2) {
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
    lines.push(entryLine(time, START + time, { connection: 1, kind: 'frame', direction: 'up', text: `[2,"${id}","TransactionEvent",${JSON.stringify(payload)}]` }));
    lines.push(entryLine(time + 3, START + time + 3, { connection: 1, kind: 'frame', direction: 'down', text: `[3,"${id}",{}]` }));
    if (lines.length > 5000) {
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  closeSync(file);
}
