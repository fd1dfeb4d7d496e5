import { expect, test } from 'vitest';
import { resolve } from './values';

const NOW = Date.UTC(2026, 0, 1);
const scope = { evse: 2, started: { request: { transactionInfo: { transactionId: 'T7' }, list: [{ id: 5 }] }, at: 1000 }, wait: 90 };
const value = (template: unknown): unknown => {
  const put = resolve(template, scope, NOW);
  return put.ok ? put.value : `missing ${put.missing}`;
};

test('an expression alone keeps its type; within a text it is written out', () => {
  expect(value({ evse: '${evse}', text: 'EVSE ${evse}.', deep: ['${started.request.transactionInfo.transactionId}'] })).toEqual({ evse: 2, text: 'EVSE 2.', deep: ['T7'] });
  expect(value('${started.request.list[0].id}')).toBe(5);
});

test('times of the wire count in seconds from now', () => {
  expect(value('${now}')).toBe('2026-01-01T00:00:00.000Z');
  expect(value('${now+3600}')).toBe('2026-01-01T01:00:00.000Z');
  expect(value('${now-60}')).toBe('2025-12-31T23:59:00.000Z');
  expect(value('${now+wait}')).toBe('2026-01-01T00:01:30.000Z');
});

test('numbers can be added to', () => {
  expect(value('${started.at + 500}')).toBe(1500);
  expect(value('${evse - 1}')).toBe(1);
});

test('what stands for nothing is named', () => {
  expect(value({ a: ['${ended.id}'] })).toBe('missing ended.id');
  expect(value('EVSE ${connector}')).toBe('missing connector');
  expect(value('${started.toString}')).toBe('missing started.toString');
});
