import { expect, test } from 'vitest';
import type { LogItem } from '../log-item';
import { missingMeterValues } from './missing-meter-values';

function told(seconds: readonly number[], payloadOf: (timestamp: string) => [string, object]): string[] {
  const run = missingMeterValues.start();
  return seconds.flatMap((second) => {
    const [action, payload] = payloadOf(new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString());
    return run.step({ frame: { kind: 'call', id: String(second), action, payload }, connection: 1 } as unknown as LogItem).map(({ message }) => message);
  });
}

const event = (timestamp: string): [string, object] => ['TransactionEvent', {
  eventType: 'Updated', transactionInfo: { transactionId: 'tx' }, meterValue: [{ timestamp, sampledValue: [{ value: 1, context: 'Sample.Periodic' }] }],
}];
const values = (timestamp: string): [string, object] => ['MeterValues', { connectorId: 1, transactionId: 7, meterValue: [{ timestamp, sampledValue: [{ value: '1' }] }] }];

test.each([event, values])('a gap among readings that come at an interval is told once, with how many are missing', (payloadOf) => {
  const messages = told([0, 60, 120, 180, 360, 420], payloadOf);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('2 are missing');
  expect(messages[0]).toContain('every 60 s');
});

test('readings that come a little late, or too few to tell an interval from, are no gap', () => {
  expect(told([0, 60, 130, 190, 245], event)).toEqual([]);
  expect(told([0, 60, 600], event)).toEqual([]);
});

test('readings of other contexts and messages that hold none are left alone', () => {
  const trigger = (timestamp: string): [string, object] => ['TransactionEvent', {
    eventType: 'Updated', transactionInfo: { transactionId: 'tx' }, meterValue: [{ timestamp, sampledValue: [{ value: 1, context: 'Trigger' }] }],
  }];
  expect(told([0, 60, 120, 180, 900], trigger)).toEqual([]);
  expect(told([0, 1], () => ['MeterValues', { meterValue: 'nonsense' }])).toEqual([]);
});
