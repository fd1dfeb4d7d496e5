import { expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { VirtualClock } from '../platform/virtual-clock';
import { journalOfLog, textInMemory } from './journal-of-text';

const LOG = `starting
2026-05-21 10:00:00 recv CP1: [2,"1","Heartbeat",{}]
2026-05-21 10:00:01 send CP1: [3,"1",{"currentTime":"2026-05-21T08:00:01Z"}]
2026-05-21 09:59:59 recv CP2: [2,"2","StatusNotification",{"connectorId":1,
`;

test('a log becomes a journal: its lines in order, each message on its station\'s connection, with the times of the log', async () => {
  const made = await journalOfLog([{ name: 'some.log', text: LOG }], {}, { clock: new VirtualClock(), loadCheck: loadValidator });
  if (!made.ok) throw new Error(made.message);
  const { journal } = made;
  const entries = [...journal.entries(0, journal.count)];
  expect(entries.map(({ kind, direction, connection, wall }) => [kind, direction, connection, new Date(wall).toISOString()])).toEqual([
    ['note', undefined, 0, '2026-05-21T08:00:00.000Z'],
    ['open', undefined, 1, '2026-05-21T08:00:00.000Z'],
    ['frame', 'up', 1, '2026-05-21T08:00:00.000Z'],
    ['frame', 'down', 1, '2026-05-21T08:00:01.000Z'],
    ['open', undefined, 2, '2026-05-21T07:59:59.000Z'],
    ['frame', 'up', 2, '2026-05-21T07:59:59.000Z'],
  ]);
  expect([...journal.stations.keys()]).toEqual(['CP1', 'CP2']);
  expect(journal.row(2)).toMatchObject({ action: 'Heartbeat', type: 'CALL', station: 'CP1' });
  // A journal's own clock never goes back, whatever the log's did.
  expect(entries.map(({ time }) => time)).toEqual([0, 0, 0, 1000, 1000, 1000]);
  expect(textInMemory(journal)?.split('\n')).toHaveLength(8);
});

test('a text without a message says what a message is', async () => {
  const made = await journalOfLog([{ name: 'letter.txt', text: 'Dear Sir or Madam' }], {}, { clock: new VirtualClock(), loadCheck: loadValidator });
  expect(made).toEqual({ ok: false, message: 'No OCPP message was found in letter.txt. A message is a JSON array such as [2,"id","Heartbeat",{}], by itself or anywhere in a line.' });
});
