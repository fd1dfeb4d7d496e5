import { describe, expect, test } from 'vitest';
import type { Direction } from '../journal/entry';
import { startJournal } from '../journal/journal';
import { exportAll } from '../export/exporter';
import { journalExporter } from '../export/journal';
import { beginImport } from '../import/import';
import { MemoryStorage } from '../journal/memory-storage';
import type { FrameCheck } from '../ocpp/frame-check';
import type { OcppVersion } from '../ocpp/version';
import { loadValidator } from '../ocpp/validate';
import { VirtualClock } from '../platform/virtual-clock';
import { LogCheck } from './check-log';
import type { Finding } from './finding';

/** Who is to blame for what in a log of a tap: each side for what it sent, by what it got. */

const checks = new Map<OcppVersion, FrameCheck>(await Promise.all((['1.6', '2.0.1'] as const).map(async (version) => [version, await loadValidator(version)] as const)));

const beat = (id: string): string => `[2,"${id}","Heartbeat",{}]`;
const beaten = (id: string): string => `[3,"${id}",{"currentTime":"2026-01-01T00:00:00Z"}]`;

/** A tap's connection of one station, as its journal has it. */
class Tapped {
  readonly clock = new VirtualClock({ now: Date.UTC(2026, 0, 1) });
  readonly storage = new MemoryStorage();
  readonly journal = startJournal({ storage: this.storage, clock: this.clock });

  constructor(version: OcppVersion = '1.6') {
    this.journal.open(1, { station: 'CP1', version, role: 'tap', leg: 'station', url: '', remote: '', subprotocol: `ocpp${version}` });
  }

  frame(direction: Direction, text: string, own?: 'injected' | 'changed'): number {
    return this.journal.frame(1, direction, text, false, own);
  }

  note(kind: 'drop' | 'hold' | 'release' | 'change' | 'keep', direction: Direction, entry: number): void {
    const [, id = null] = JSON.parse(this.journal.entry(entry)?.text ?? '[]') as [number, string];
    this.journal.event(1, 'note', { kind: `tap-${kind}`, entry, id, message: '' }, direction);
  }

  /** A dropped message. */
  dropped(direction: Direction, text: string): void {
    this.note('drop', direction, this.frame(direction, text));
  }

  /** The log goes on for a while. */
  async later(): Promise<void> {
    await this.clock.advance(30_000);
    this.frame('up', beat('later'));
    this.frame('down', beaten('later'));
  }

  /** What is found, in the journal as it is and as it is exported. */
  async found(): Promise<readonly Finding[]> {
    const exported = await this.#check(exportAll(journalExporter, this.journal).text);
    expect(exported).toEqual(await this.#check(this.storage.read(0, this.storage.size)));
    return exported;
  }

  async told(): Promise<readonly string[]> {
    return (await this.found()).map(({ rule, message, own }) => `${own ?? 'real'} ${rule}: ${message}`);
  }

  async #check(text: string): Promise<readonly Finding[]> {
    const begun = await beginImport([{ name: 'a.jsonl', text }], {}, { loadCheck: loadValidator, now: 0 });
    if (!begun.ok) throw new Error(begun.message);
    const { connections, entries } = begun.assembly;
    const check = new LogCheck({ connectionOf: (id) => connections.info(id)?.info, checkOf: (version) => checks.get(version) ?? { check: () => [] } });
    const said = [...entries].flatMap((entry) => check.step(entry));
    return [...said, ...check.end()].map(({ finding }) => finding);
  }
}

describe('what the workbench put on the wire is its own', () => {
  test('a broken request that it injected towards the station is not the CSMS’s', async () => {
    const log = new Tapped();
    log.frame('down', '[2,"x","Reset",{"type":"Gently"}]', 'injected');
    log.note('keep', 'up', log.frame('up', '[4,"x","PropertyConstraintViolation","",{}]'));
    const [finding, ...others] = await log.found();
    expect(finding).toMatchObject({ own: 'injected', action: 'Reset', severity: 'error', messageId: 'x' });
    expect(finding?.message).toMatch(/"Gently".*\. The workbench injected this message; the CSMS did not send it\.$/);
    expect(others).toEqual([]);
  });

  test('text that is no frame is told to be its own as well', async () => {
    const log = new Tapped();
    log.frame('up', '{"broken', 'injected');
    expect(await log.found()).toMatchObject([{ own: 'injected', message: expect.stringMatching(/the station did not send it\.$/) as string }]);
  });

  test('a broken answer that it sent in the place of the CSMS’s is not the CSMS’s, and the request has two answers for nobody', async () => {
    const log = new Tapped();
    log.frame('up', beat('1'));
    const held = log.frame('down', beaten('1'));
    log.note('hold', 'down', held);
    log.note('change', 'down', held);
    log.frame('down', '[3,"1",{}]', 'changed');
    log.frame('up', beat('2'));
    log.frame('down', beaten('2'));
    expect(await log.told()).toEqual([expect.stringMatching(/^changed required: .*currentTime.* The workbench sent this text in the place of what the CSMS had sent\.$/)]);
  });

  test('what a side sent is its own, though it was changed on the way', async () => {
    const log = new Tapped();
    const held = log.frame('up', '[2,"1","Heartbeat",{"odd":1}]');
    log.note('hold', 'up', held);
    log.note('change', 'up', held);
    log.frame('up', beat('1'), 'changed');
    log.frame('down', beaten('1'));
    expect((await log.found()).map(({ own, line }) => [own, line])).toEqual([[undefined, held + 2]]);
  });
});

describe('request-without-answer', () => {
  test('a request that was dropped was never asked', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    log.dropped('up', beat('1'));
    expect(await log.told()).toEqual([]);
  });

  test('an answer that was dropped was given', async () => {
    const log = new Tapped();
    log.frame('up', beat('1'));
    log.dropped('down', beaten('1'));
    log.frame('up', beat('2'));
    log.frame('down', beaten('2'));
    expect(await log.told()).toEqual([]);
  });

  test('a request that is still held has reached nobody; one that was released has', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    const held = log.frame('up', beat('1'));
    log.note('hold', 'up', held);
    expect(await log.told()).toEqual([]);
    log.note('release', 'up', held);
    await log.later();
    expect(await log.told()).toEqual(['real request-without-answer: Heartbeat was never answered by the CSMS in this log.']);
  });

  test('a request that the workbench injected is the station’s to answer, and told to be injected', async () => {
    const log = new Tapped();
    log.frame('down', '[2,"0","ClearCache",{}]');
    log.frame('up', '[3,"0",{"status":"Accepted"}]');
    log.frame('down', '[2,"x","ClearCache",{}]', 'injected');
    await log.later();
    expect(await log.told()).toEqual(['real request-without-answer: ClearCache, which the workbench injected, was never answered by the station in this log.']);
  });
});

describe('answer-without-request', () => {
  test('an answer to a request that only one side has seen is none of the other’s', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    log.frame('down', '[2,"x","ClearCache",{}]', 'injected');
    log.note('keep', 'up', log.frame('up', '[3,"x",{"status":"Accepted"}]'));
    expect(await log.told()).toEqual([]);
  });

  test('an answer that the workbench made up beside the real one is its own', async () => {
    const log = new Tapped();
    log.frame('up', beat('1'));
    log.frame('down', beaten('1'), 'injected');
    log.frame('down', beaten('1'));
    expect(await log.told()).toEqual([]);
    log.frame('down', beaten('1'), 'injected');
    expect(await log.told()).toEqual([expect.stringMatching(/^injected answer-without-request: /)]);
  });

  test('the CSMS answers what it never got', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    log.dropped('up', beat('1'));
    log.frame('down', beaten('1'));
    expect(await log.told()).toEqual([expect.stringMatching(/^real answer-without-request: /)]);
  });
});

describe('calls-overlap', () => {
  test('a station that waits for an answer that is held has its request open until the answer is released', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    log.frame('up', beat('1'));
    const held = log.frame('down', beaten('1'));
    log.note('hold', 'down', held);
    log.frame('up', beat('2'));
    expect(await log.told()).toEqual([expect.stringMatching(/^real calls-overlap: Heartbeat in line \d+ was sent before Heartbeat in line \d+ was answered/), expect.stringMatching(/^real request-without-answer/)]);
  });

  test('after its own timeout a station may ask again, although the answer was dropped', async () => {
    const log = new Tapped();
    log.frame('up', beat('0'));
    log.frame('down', beaten('0'));
    log.frame('up', beat('1'));
    log.note('drop', 'down', log.frame('down', beaten('1')));
    await log.clock.advance(30_000);
    log.frame('up', beat('2'));
    log.frame('down', beaten('2'));
    expect(await log.told()).toEqual([]);
  });

  test('a request of the workbench beside one of the CSMS is not the CSMS’s', async () => {
    const log = new Tapped();
    const ask = (id: string, own?: 'injected'): number => log.frame('down', `[2,"${id}","ClearCache",{}]`, own);
    const answer = (id: string): number => log.frame('up', `[3,"${id}",{"status":"Accepted"}]`);
    ask('0');
    answer('0');
    ask('x', 'injected');
    ask('1');
    log.note('keep', 'up', answer('x'));
    answer('1');
    expect(await log.told()).toEqual([]);
  });
});

describe('transaction-sequence', () => {
  const event = (id: string, eventType: string, seqNo: number): string => JSON.stringify([2, id, 'TransactionEvent', {
    eventType, seqNo, timestamp: '2026-01-01T00:00:00Z', triggerReason: 'Authorized', evse: { id: 1, connectorId: 1 }, transactionInfo: { transactionId: 't' },
  }]);

  test('events that were dropped were sent, and those that were injected were not', async () => {
    const log = new Tapped('2.0.1');
    log.frame('up', event('1', 'Started', 0));
    log.frame('down', '[3,"1",{}]');
    log.dropped('up', event('2', 'Updated', 1));
    log.frame('up', event('x', 'Updated', 7), 'injected');
    log.note('keep', 'down', log.frame('down', '[3,"x",{}]'));
    await log.clock.advance(30_000);
    log.frame('up', event('3', 'Updated', 2));
    log.frame('down', '[3,"3",{}]');
    expect(await log.told()).toEqual([expect.stringMatching(/^injected transaction-sequence: seqNo jumps from 0 to 7/)]);
  });
});

describe('message-id-repeated', () => {
  test('an id that the workbench used towards the station is still free for the CSMS', async () => {
    const log = new Tapped();
    for (const own of ['injected', undefined] as const) {
      log.frame('down', '[2,"7","ClearCache",{}]', own);
      const answer = log.frame('up', '[3,"7",{"status":"Accepted"}]');
      if (own) log.note('keep', 'up', answer);
    }
    expect(await log.told()).toEqual([]);
  });
});
