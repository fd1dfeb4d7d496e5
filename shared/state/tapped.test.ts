import { describe, expect, test } from 'vitest';
import type { Direction } from '../journal/entry';
import { startJournal, type Journal } from '../journal/journal';
import { MemoryStorage } from '../journal/memory-storage';
import { decode } from '../ocpp/codec';
import { VirtualClock } from '../platform/virtual-clock';
import type { StationState } from './model';
import { Timeline } from './timeline';

/** A tap's connection of one station, as its journal has it. */
class Tapped {
  readonly clock = new VirtualClock();
  readonly journal: Journal = startJournal({ storage: new MemoryStorage(), clock: this.clock });

  constructor() {
    this.journal.open(1, { station: 'CP1', version: '1.6', role: 'tap', leg: 'station', url: '', remote: '', subprotocol: 'ocpp1.6' });
  }

  frame(direction: Direction, text: string, tap?: 'injected' | 'changed'): number {
    const index = this.journal.frame(1, direction, text, false, tap);
    this.journal.facts(index, { frame: decode(text, '1.6'), problems: 0, severity: 'ok' });
    return index;
  }

  note(kind: string, direction: Direction, entry: number, id: string): void {
    this.journal.event(1, 'note', { kind, entry, id, message: '' }, direction);
  }

  get state(): StationState | undefined {
    return new Timeline(this.journal).stateAt(this.journal.count - 1).stations['CP1'];
  }
}

const status = (id: string, said: string): string => `[2,"${id}","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"${said}"}]`;
const stateOf = ({ state }: Tapped): string | undefined => state?.evses[0]?.connectors[0]?.status;

describe('the state is the station’s', () => {
  test('what the station sent counts, though it was dropped, and is told to be unknown to the CSMS', () => {
    const log = new Tapped();
    const dropped = log.frame('up', status('1', 'Charging'));
    log.note('tap-drop', 'up', dropped, '1');
    expect(stateOf(log)).toBe('Charging');
    expect(log.state).toMatchObject({ messages: 1, apart: 1 });
  });

  test('what the workbench sent in its name does not count: only the CSMS believes it', () => {
    const log = new Tapped();
    log.frame('up', status('1', 'Available'));
    log.frame('up', status('2', 'Faulted'), 'injected');
    expect(stateOf(log)).toBe('Available');
    expect(log.state).toMatchObject({ messages: 1, apart: 1 });
  });

  test('of a changed message what the station said counts', () => {
    const log = new Tapped();
    const held = log.frame('up', status('1', 'Charging'));
    log.note('tap-hold', 'up', held, '1');
    log.note('tap-change', 'up', held, '1');
    log.frame('up', status('1', 'Available'), 'changed');
    expect(stateOf(log)).toBe('Charging');
    expect(log.state?.apart).toBe(1);
  });

  test('a request put on the wire to the station counts as the station answers it', () => {
    const log = new Tapped();
    log.frame('down', '[2,"1","ChangeConfiguration",{"key":"HeartbeatInterval","value":"7"}]', 'injected');
    const answer = log.frame('up', '[3,"1",{"status":"Accepted"}]');
    log.note('tap-keep', 'up', answer, '1');
    expect(JSON.stringify(log.state?.variables)).toContain('"7"');
  });

  test('an answer that never reached the station does not count', () => {
    const log = new Tapped();
    log.frame('up', '[2,"1","StartTransaction",{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}]');
    const answer = log.frame('down', '[3,"1",{"transactionId":5,"idTagInfo":{"status":"Accepted"}}]');
    const before = new Timeline(log.journal).stateAt(log.journal.count - 1).stations['CP1'];
    expect(before?.transactions[0]?.id).toBe('5');
    log.note('tap-drop', 'down', answer, '1');
    expect(log.state?.transactions.map(({ id }) => id)).not.toContain('5');
  });

  test('a held answer counts when it is released, and never once it is dropped', async () => {
    const log = new Tapped();
    log.frame('up', '[2,"1","StartTransaction",{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}]');
    const answer = log.frame('down', '[3,"1",{"transactionId":5,"idTagInfo":{"status":"Accepted"}}]');
    log.note('tap-hold', 'down', answer, '1');
    const timeline = new Timeline(log.journal);
    const ids = (): (string | undefined)[] => timeline.stateAt(log.journal.count - 1).stations['CP1']?.transactions.map(({ id }) => id) ?? [];
    expect(ids()).not.toContain('5');
    await log.clock.advance(10_000);
    log.note('tap-release', 'down', answer, '1');
    expect(ids()).toEqual(['5']);
  });
});
