import { describe, expect, it } from 'vitest';
import { USE_CASES } from '../../shared/use-cases/catalogue';
import { fieldTexts, layOut, shortFieldTexts, wrap, type Drawn } from './sequence-layout';

const measure = (text: string): number => text.length * 6.6;

/** Where an item ends, px from the top. */
function endOf(item: Drawn): number {
  if (item.kind === 'message') return item.lineY + item.notes.length * 14;
  return item.y + item.height;
}

describe('the sequence diagram', () => {
  it.each([460, 520, 900])('draws no step of any use case over another, at %i px', (width) => {
    for (const { id, sequence, v16 } of USE_CASES) {
      for (const steps of v16.exists ? [sequence, v16.sequence] : [sequence]) {
        const { drawn, height, lanes } = layOut(steps, width, measure);
        const items = drawn.filter(({ kind }) => kind !== 'frame');
        for (const [at, item] of items.entries()) {
          const before = items[at - 1];
          if (before) expect([id, item.y >= endOf(before)]).toEqual([id, true]);
          expect(endOf(item)).toBeLessThanOrEqual(height);
        }
        expect(lanes.csms - lanes.station).toBeGreaterThan(120);
      }
    }
  });

  it('a frame holds its steps', () => {
    const { drawn } = layOut([{ kind: 'group', how: 'loop', title: 'x', steps: [{ kind: 'call', from: 'station', action: 'Heartbeat' }] }], 500, measure);
    const [frame, message] = drawn;
    expect(frame?.kind).toBe('frame');
    if (!frame || !message) throw new Error('Nothing was drawn.');
    expect(message.y).toBeGreaterThan(frame.y);
    expect(endOf(message)).toBeLessThan(endOf(frame));
  });

  it('names nested members by their path', () => {
    expect(fieldTexts({ a: { b: 1 }, list: [{ c: true }], words: ['x', 'y'] })).toEqual(['a.b: 1', 'list[].c: true', 'words: [x, y]']);
  });

  it('draws members by their own names as long as these tell them apart, and no moments', () => {
    expect(shortFieldTexts({ timestamp: '2025-06-01T10:00:00Z', transactionInfo: { transactionId: 'tx' }, evse: { id: 1, connectorId: 2 }, a: { x: 1 }, b: { x: 2 } }))
      .toEqual(['transactionId: tx', 'evse.id: 1', 'connectorId: 2', 'a.x: 1', 'b.x: 2']);
  });

  it('puts as much on a line as fits, and shortens what fits on none', () => {
    expect(wrap(['aa', 'bb', 'cc'], 7, (text) => text.length, ' ')).toEqual(['aa bb', 'cc']);
    expect(wrap(['aaaaaaaa'], 4, (text) => text.length, ' ')).toEqual(['aaa…']);
  });
});
