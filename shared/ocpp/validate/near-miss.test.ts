import { expect, test } from 'vitest';
import { charactersIn } from './characters';
import { nearMiss } from './near-miss';

test.each([
  ['central', ['Central', 'eMAID', 'Local'], 'Central'],
  ['Hartbeat', ['Heartbeat', 'Reset'], 'Heartbeat'],
  ['connector_id', ['connectorId', 'evseId'], 'connectorId'],
  ['Suspended_EV', ['SuspendedEV', 'SuspendedEVSE'], 'SuspendedEV'],
  ['StatusNotificaiton', ['StatusNotification', 'FirmwareStatusNotification'], 'StatusNotification'],
  ['kW', ['A', 'W'], undefined],
  ['RFID', ['Central', 'eMAID', 'Local'], undefined],
  ['', ['Central'], undefined],
  ['Lacal', ['Local', 'Lecal'], undefined],
])('for %s of %j: %s', (text, candidates, expected) => {
  expect(nearMiss(text, candidates)).toBe(expected);
});

test('characters are counted as Unicode has them', () => {
  for (const text of ['', 'abc', 'Straße', '🔌', 'a🔌b🔋', '\ud83d', '\udd0c🔌\ud83d']) expect(charactersIn(text), text).toBe([...text].length);
});
