import { beforeAll, describe, expect, test } from 'vitest';
import { actionsSentBy } from '../shared/ocpp/actions';
import { loadPayloadSchemas } from '../shared/ocpp/schema-docs';
import { OCPP_VERSIONS, type OcppVersion } from '../shared/ocpp/version';
import { Bench } from '../shared/station/bench.fixture';
import { csmsFixture } from './support/csms-fixture';
import { samplePayload, type SimpleSchema } from './support/payload-samples';

/** Answers that say that something is not there, or broke; with why it is right in the one case. */
const REFUSALS = ['NotImplemented', 'NotSupported', 'InternalError'];
const EXCUSED: Readonly<Record<string, string>> = {
  '1.6 UpdateFirmware': 'The station of this test has no way to fetch files, and its answer has no status to say so with.',
};

const schemas = new Map<OcppVersion, Readonly<Record<string, SimpleSchema>>>();

beforeAll(async () => {
  for (const version of OCPP_VERSIONS) schemas.set(version, await loadPayloadSchemas(version));
});

/**
 * Every message of every version in each direction, with the least and with the most that its schema has. What the
 * payloads say makes no sense beyond their schemas; nobody may break over it.
 */
describe.each(OCPP_VERSIONS)('every action of %s', (version) => {
  const sample = (action: string, all: boolean) => samplePayload(schemas.get(version)?.[`${action}.request`] ?? {}, all);
  const named = (sender: 'csms' | 'station', isSend: boolean) => actionsSentBy(version, sender).filter((action) => action.isSend === isSend).map(({ name }) => name);

  test.each(named('csms', false))('a station answers %s', async (action) => {
    const bench = await Bench.booted(version);
    for (const all of [false, true]) {
      const outcome = await bench.call(action, sample(action, all));
      const refused = outcome.kind === 'error' && REFUSALS.includes(outcome.code) ? `${version} ${action}` : undefined;
      expect(refused === undefined || refused in EXCUSED, JSON.stringify(outcome)).toBe(true);
      await bench.pass(20);
    }
    expect(bench.events.filter(({ detail }) => JSON.stringify(detail).includes('handler-failed'))).toEqual([]);
    expect(bench.faults).toEqual([]);
  });

  test.each(named('station', false))('a CSMS answers %s', async (action) => {
    const fixture = await csmsFixture();
    const station = await fixture.connect('CP1', version);
    for (const all of [false, true]) expect(await station.call(action, sample(action, all))).toEqual([3, expect.any(String), expect.any(Object)]);
    expect(fixture.recorder.notes().filter((note) => note.includes('failed inside'))).toEqual([]);
  });

  test('what has no answer gets none, and breaks nothing', async () => {
    const fixture = await csmsFixture();
    const station = await fixture.connect('CP1', version);
    for (const action of named('station', true)) await station.send(JSON.stringify([6, 's1', action, sample(action, true)]));
    expect(station.texts).toEqual([]);
    expect(fixture.recorder.notes().filter((note) => note.includes('failed inside'))).toEqual([]);
    expect((await station.call('Heartbeat', {}))?.[0]).toBe(3);
  });
});

describe('an answer that the other side cannot read (CALLRESULTERROR, 2.1)', () => {
  test('is noted by a CSMS, which goes on', async () => {
    const fixture = await csmsFixture();
    const station = await fixture.connect('CP1', '2.1');
    await station.call('Heartbeat', {});
    await station.send('[5,"h1","FormatViolation","currentTime is no time",{}]');
    expect(station.texts).toHaveLength(1);
    expect(fixture.recorder.notes().join('\n')).toContain('FormatViolation');
    expect((await station.call('Heartbeat', {}))?.[0]).toBe(3);
  });

  test('is noted by a station, which goes on', async () => {
    const bench = await Bench.booted('2.1');
    await bench.call('GetLocalListVersion', {});
    bench.session?.sendRaw('[5,"m1","FormatViolation","versionNumber is no number",{}]');
    await bench.settle();
    expect(JSON.stringify(bench.events)).toContain('FormatViolation');
    expect(await bench.call('GetLocalListVersion', {})).toMatchObject({ kind: 'result' });
  });
});
