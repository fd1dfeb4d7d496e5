import { describe, expect, test } from 'vitest';
import { importLog, journalOfImport } from '../../import/import';
import { MemoryStorage } from '../../journal/memory-storage';
import { loadValidator } from '../../ocpp/validate';
import { VirtualClock } from '../../platform/virtual-clock';
import { builtIns } from '../scenario/built-in';
import { judgeLog } from './judge-log';
import type { CaseResult } from '../run/verdict';

/** What fails in a log breaks the standard; what may only be set up otherwise stays open, with what came. */

const check = await loadValidator('1.6');

/** The case of a built-in scenario of OCPP 1.6 in a log. Lines: seconds, who sends, what. */
async function judged(name: string, id: string, lines: readonly (readonly [number, 'recv' | 'send', string])[]): Promise<CaseResult | undefined> {
  const scenario = builtIns().find((one) => one.name === name)?.scenario;
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  const text = lines.map(([seconds, way, frame]) => `${new Date(Date.UTC(2026, 0, 1, 10, 0, seconds)).toISOString()} CP1 ${way} ${frame}`).join('\n');
  const imported = await importLog([{ name: 'a.log', text }], { version: '1.6' }, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  const journal = journalOfImport(imported, new MemoryStorage(), new VirtualClock());
  const result = await judgeLog(scenario, { journal, station: 'CP1', version: '1.6', check });
  return result.cases.find((one) => one.id === id);
}

const boot = (interval: number, more: readonly (readonly [number, 'recv' | 'send', string])[] = []): readonly (readonly [number, 'recv' | 'send', string])[] => [
  [0, 'recv', '[2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]'],
  [1, 'send', `[3,"1",{"status":"Accepted","currentTime":"2026-01-01T10:00:01Z","interval":${interval}}]`],
  [2, 'recv', '[2,"2","StatusNotification",{"connectorId":0,"errorCode":"NoError","status":"Available"}]'],
  [3, 'send', '[3,"2",{}]'],
  [4, 'recv', '[2,"3","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]'],
  [5, 'send', '[3,"3",{}]'],
  ...more,
];
const beat = (at: number, id: string): readonly (readonly [number, 'recv' | 'send', string])[] => [[at, 'recv', `[2,"${id}","Heartbeat",{}]`], [at + 1, 'send', `[3,"${id}",{"currentTime":"2026-01-01T10:00:01Z"}]`]];

describe('a cold boot (B01) in a log', () => {
  test('passes with whatever interval of heartbeats the CSMS gives', async () => {
    expect(await judged('B01-16', 'accepted', boot(300, [...beat(301, '4'), ...beat(601, '5')]))).toMatchObject({ verdict: 'pass', occurrences: 1 });
  });

  test('is open, not failed, where a connector is in use already', async () => {
    const [first, second, third, fourth, , ...rest] = boot(60, beat(61, '4'));
    if (!first || !second || !third || !fourth) throw new Error('There are more.');
    const found = await judged('B01-16', 'accepted', [first, second, third, fourth, [4, 'recv', '[2,"3","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Preparing"}]'], ...rest]);
    expect(found?.verdict).toBe('not-seen');
    expect(found?.checks.find(({ text }) => text.startsWith('The connector is free'))).toMatchObject({ verdict: 'not-seen', why: expect.stringMatching(/^Here status is Preparing, where the case has Available/) as string });
  });

  test('fails where a message of it is not valid, and not for one elsewhere in the log', async () => {
    const invalid: readonly (readonly [number, 'recv' | 'send', string])[] = [[900, 'recv', '[2,"9","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Bogus"}]'], [901, 'send', '[3,"9",{}]']];
    expect((await judged('B01-16', 'accepted', boot(60, [...beat(61, '4'), ...invalid])))?.verdict).toBe('pass');
    const within = await judged('B01-16', 'accepted', boot(60, [[10, 'recv', '[2,"9","StatusNotification",{"connectorId":2,"errorCode":"NoError","status":"Bogus"}]'], [11, 'send', '[3,"9",{}]'], ...beat(61, '4')]));
    expect(within?.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual(['messages-valid-station']);
  });
});

describe('a message that was asked for (F06) in a log', () => {
  const asked: readonly (readonly [number, 'recv' | 'send', string])[] = [...boot(60), [20, 'send', '[2,"t","TriggerMessage",{"requestedMessage":"Heartbeat"}]']];

  test('fails where the station accepts, and nothing comes', async () => {
    const found = await judged('F06-16', 'heartbeat', [...asked, [21, 'recv', '[3,"t",{"status":"Accepted"}]'], [90, 'recv', '[2,"d","DataTransfer",{"vendorId":"v"}]'], [91, 'send', '[3,"d",{"status":"Accepted"}]']]);
    expect(found?.checks.find(({ id }) => id === 'sent')).toMatchObject({ verdict: 'fail', expected: 'Heartbeat' });
  });

  test('is not the case where the station says that it will not', async () => {
    expect(await judged('F06-16', 'heartbeat', [...asked, [21, 'recv', '[3,"t",{"status":"Rejected"}]'], ...beat(90, '9')])).toMatchObject({ verdict: 'not-seen', occurrences: 0 });
  });
});
