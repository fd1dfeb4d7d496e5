import { expect, test } from 'vitest';
import { endWanted } from './use-requests';

const HEARTBEAT = '[2,"1","Heartbeat",{}]';

test('a frame from the log goes to where it went', () => {
  const target = { side: 'station', station: 'CP001' } as const;
  expect(endWanted({ target, version: '1.6', text: HEARTBEAT }, undefined)).toEqual({ sender: 'station', version: '1.6', target });
});

test('without its sender it is written as that side would', () => {
  expect(endWanted({ target: undefined, version: '2.1', text: HEARTBEAT }, undefined)).toEqual({ sender: 'station', version: '2.1', target: undefined });
  expect(endWanted({ target: undefined, version: '1.6', text: '[2,"1","ClearCache",{}]' }, undefined)?.sender).toBe('csms');
  expect(endWanted({ target: undefined, version: '1.6', text: '[3,"1",{}]' }, { sender: 'csms', version: '2.1', target: undefined })?.sender).toBe('csms');
});

test('a request for the composer alone leaves the end as it is', () => {
  expect(endWanted({ target: undefined, version: undefined, text: undefined }, undefined)).toBeUndefined();
});
