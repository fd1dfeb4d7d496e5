import { expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import type { JsonObject } from '../ocpp/json';
import type { TokenRecord } from './api';

const BOOK: readonly TokenRecord[] = [
  { idToken: 'A', status: 'Accepted', groupId: 'G' }, { idToken: 'B', status: 'Blocked' }, { idToken: 'C', type: 'KeyCode', status: 'Accepted' },
];

type Fixture = Awaited<ReturnType<typeof csmsFixture>>;
type Far = Awaited<ReturnType<Fixture['connect']>>;

/** Answers the requests of the CSMS one after the other, and gives back the SendLocalLists among them. */
async function answering(far: Far, count: number, answer: (action: string, payload: JsonObject, number: number) => JsonObject): Promise<JsonObject[]> {
  const lists: JsonObject[] = [];
  for (let number = 0; number < count; number += 1) {
    const [, , action, payload] = far.frames.findLast((frame) => frame[0] === 2) as [number, string, string, JsonObject];
    if (action === 'SendLocalList') lists.push(payload);
    await far.answer(answer(action, payload, lists.length));
  }
  return lists;
}

const variables = (payload: JsonObject, values: readonly string[]): JsonObject => ({
  getVariableResult: (payload['getVariableData'] as JsonObject[]).map((item, index) => ({ ...item, attributeStatus: 'Accepted', attributeValue: values[index] ?? '' })),
});

test('D01.FR.11: the list goes in as many messages as the station asks for, Full first, the versions rising', async () => {
  const { connect, csms, clock } = await csmsFixture({ tokens: BOOK });
  const far = await connect('CP1', '2.0.1');
  const synced = csms.sendLocalList('CP1', 'Full');
  await clock.settle();
  const lists = await answering(far, 3, (action, payload) => (action === 'GetVariables' ? variables(payload, ['2', '65536']) : { status: 'Accepted' }));
  expect(await synced).toEqual({ ok: true, version: 2, messages: 2 });
  expect(lists).toEqual([
    { versionNumber: 1, updateType: 'Full', localAuthorizationList: [
      { idToken: { idToken: 'A', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'G', type: 'Central' } } },
      { idToken: { idToken: 'B', type: 'ISO14443' }, idTokenInfo: { status: 'Blocked' } },
    ] },
    { versionNumber: 2, updateType: 'Differential', localAuthorizationList: [{ idToken: { idToken: 'C', type: 'KeyCode' }, idTokenInfo: { status: 'Accepted' } }] },
  ]);
});

test('D01.FR.16, D01.FR.17: a differential update holds what is new, changed and gone', async () => {
  const { connect, csms, clock } = await csmsFixture({ tokens: BOOK });
  const far = await connect('CP1', '2.0.1');
  const all = (action: string, payload: JsonObject): JsonObject => (action === 'GetVariables' ? variables(payload, ['100', '65536']) : { status: 'Accepted' });
  const first = csms.sendLocalList('CP1', 'Full');
  await clock.settle();
  await answering(far, 2, all);
  await first;
  csms.configure({ tokens: [{ idToken: 'A', status: 'Accepted', groupId: 'G' }, { idToken: 'B', status: 'Accepted' }, { idToken: 'D', status: 'Accepted' }] });
  const second = csms.sendLocalList('CP1', 'Differential');
  await clock.settle();
  const [update] = await answering(far, 1, all);
  expect(await second).toEqual({ ok: true, version: 2, messages: 1 });
  expect(update).toEqual({ versionNumber: 2, updateType: 'Differential', localAuthorizationList: [
    { idToken: { idToken: 'B', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } },
    { idToken: { idToken: 'D', type: 'ISO14443' }, idTokenInfo: { status: 'Accepted' } },
    { idToken: { idToken: 'C', type: 'KeyCode' } },
  ] });
});

test.each(['VersionMismatch', 'Failed'])('D01.FR.03: a differential update that is answered %s is followed by the full list', async (status) => {
  const { connect, csms, clock } = await csmsFixture({ tokens: BOOK });
  const far = await connect('CP1', '1.6');
  const known = csms.call('CP1', 'GetLocalListVersion', {});
  await clock.settle();
  await far.answer({ listVersion: 7 });
  await known;
  const synced = csms.sendLocalList('CP1', 'Differential');
  await clock.settle();
  const lists = await answering(far, 3, (action, _payload, number): JsonObject => {
    if (action === 'GetConfiguration') return { configurationKey: [{ key: 'SendLocalListMaxLength', readonly: true, value: '50' }] };
    return { status: number === 1 ? status : 'Accepted' };
  });
  expect(await synced).toEqual({ ok: true, version: 8, messages: 1 });
  expect(lists.map(({ updateType, listVersion }) => [updateType, listVersion])).toEqual([['Differential', 8], ['Full', 8]]);
});

test('a station that takes no list is said so, and what the CSMS knows stays as it was', async () => {
  const { connect, csms, clock } = await csmsFixture({ tokens: BOOK });
  const far = await connect('CP1', '1.6');
  const synced = csms.sendLocalList('CP1', 'Full');
  await clock.settle();
  await answering(far, 2, (action): JsonObject => (action === 'GetConfiguration' ? { unknownKey: ['SendLocalListMaxLength'] } : { status: 'NotSupported' }));
  expect(await synced).toEqual({ ok: false, message: 'The station answered SendLocalList with NotSupported.' });
  expect(csms.record('CP1')?.localList.entries()).toEqual([]);
  expect(await csms.sendLocalList('CP9', 'Full')).toEqual({ ok: false, message: 'CP9 is not connected.' });
});
