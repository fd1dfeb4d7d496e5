import { describe, expect, test } from 'vitest';
import { csmsFixture, type CsmsFixture } from '../../tests/support/csms-fixture';
import type { UpgradeDetail } from '../journal/upgrade';

const lastUpgrade = ({ recorder }: CsmsFixture): UpgradeDetail | undefined => recorder.of<UpgradeDetail>('upgrade').at(-1);

describe('the identity in the path', () => {
  test.each([
    ['/CP1', '', 'CP1'],
    ['/ocpp/CP1', '', 'CP1'],
    ['/ocpp/CP1', '/ocpp', 'CP1'],
    ['/ocpp/CP1/', 'ocpp/', 'CP1'],
    ['/ocpp/CP1?token=1', '/ocpp', 'CP1'],
    ['/ocpp/a%2Fb', '/ocpp', 'a/b'],
    ['/ocpp/100%25', '/ocpp', '100%'],
    ['/ocpp/my%20box', '/ocpp', 'my box'],
    ['/ocpp/S%C3%A4ule', '/ocpp', 'Säule'],
    ['/ocpp/CP:1', '/ocpp', 'CP:1'],
    ['/ocpp/CP%3A1', '/ocpp', 'CP:1'],
    ['/ocpp/deeper/CP1', '/ocpp', 'CP1'],
  ])('%s under the path "%s" is station %s', async (target, path, id) => {
    const fixture = await csmsFixture({ path });
    const { result } = await fixture.attempt(target);
    expect(result.ok).toBe(true);
    expect(fixture.csms.stations().map((station) => [station.id, station.connected])).toEqual([[id, true]]);
    expect(lastUpgrade(fixture)?.station).toBe(id);
  });

  test.each([
    ['/other/CP1', 404, /nothing at \/other\/CP1.*\/ocpp\/<identity>/],
    ['/ocppCP1', 404, /nothing at/],
    ['/ocpp', 404, /names no station/],
    ['/ocpp/', 404, /names no station/],
    ['/ocpp/%', 400, /not percent-encoded properly/],
    ['/ocpp/CP%2', 400, /%25/],
    ['/ocpp/%FF', 400, /UTF-8/],
  ])('%s is refused with %i and a reason', async (target, status, reason) => {
    const fixture = await csmsFixture({ path: '/ocpp' });
    const { result } = await fixture.attempt(target);
    expect(!result.ok && result.status).toBe(status);
    expect(lastUpgrade(fixture)?.decision).toMatchObject({ accepted: false, status, reason: expect.stringMatching(reason) as string });
    expect(fixture.csms.stations()).toEqual([]);
  });

  test('an identity that 2.x does not allow is served and named', async () => {
    const fixture = await csmsFixture();
    await fixture.attempt('/my%20box');
    await fixture.attempt(`/${'x'.repeat(49)}`);
    expect(fixture.recorder.of<UpgradeDetail>('upgrade').map((entry) => entry.decision.reason)).toEqual([
      expect.stringMatching(/characters that OCPP 2\.x does not allow/), expect.stringMatching(/49 characters/),
    ]);
  });

  test('the path stays what it was when the CSMS was started', async () => {
    const fixture = await csmsFixture({ path: '/ocpp' });
    fixture.csms.configure({ path: '/elsewhere' });
    expect((await fixture.attempt('/ocpp/CP1')).result.ok).toBe(true);
  });
});

describe('the version', () => {
  test.each([
    [['ocpp1.6'], '1.6'],
    [['ocpp2.0.1'], '2.0.1'],
    [['ocpp2.1'], '2.1'],
    [['ocpp1.6', 'ocpp2.0.1', 'ocpp2.1'], '2.1'],
    [['ocpp2.0', 'ocpp1.6', 'mqtt'], '1.6'],
  ] as const)('of %j is %s', async (protocols, version) => {
    const fixture = await csmsFixture();
    const { result } = await fixture.attempt('/CP1', { protocols });
    expect(result.ok && result.socket.protocol).toBe(`ocpp${version}`);
    expect(fixture.csms.stations()[0]?.version).toBe(version);
    expect(fixture.recorder.of('open')[0]).toMatchObject({ station: 'CP1', version, subprotocol: `ocpp${version}`, role: 'csms' });
  });

  test('is chosen by the order of the settings, and a version that is switched off is named', async () => {
    const fixture = await csmsFixture({ versions: ['1.6', '2.0.1'] });
    expect((await fixture.attempt('/A', { protocols: ['ocpp2.0.1', 'ocpp1.6'] })).station.socket?.protocol).toBe('ocpp1.6');
    await fixture.attempt('/B', { protocols: ['ocpp2.1'] });
    expect(lastUpgrade(fixture)?.decision.reason).toMatch(/ocpp2\.1 is switched off here/);
  });

  test('without one in common the handshake is completed without a subprotocol and closed', async () => {
    const fixture = await csmsFixture();
    const { result, station } = await fixture.attempt('/CP1', { protocols: ['ocpp2.0'] });
    expect(result.ok && result.socket.protocol).toBe('');
    expect(station.closed?.code).toBe(4002);
    expect(lastUpgrade(fixture)?.decision).toMatchObject({ accepted: true, status: 101, reason: expect.stringMatching(/OCPP 2\.0 of 2018.*replaced/) as string });
    expect(lastUpgrade(fixture)?.decision.version).toBeUndefined();
    expect(fixture.recorder.entries.map((entry) => entry.kind)).toEqual(['upgrade', 'open', 'close']);
    expect(fixture.csms.stations()).toEqual([]);
  });

  test('what a station sends on such a connection is recorded and not answered', async () => {
    const fixture = await csmsFixture();
    const { station } = await fixture.attempt('/CP1', {
      protocols: ['ocpp2.0'],
      handler: (socket) => {
        socket.send('[2,"1","Heartbeat",{}]');
        return { onText: () => expect.unreachable(), onBinary() {}, onPing() {}, onPong() {}, onError() {}, onClose() {} };
      },
    });
    expect(station.texts).toEqual([]);
    expect(fixture.recorder.entries.find((entry) => entry.kind === 'frame')).toMatchObject({ direction: 'up', text: '[2,"1","Heartbeat",{}]' });
    expect(fixture.recorder.found[0]?.facts.frame.kind).toBe('call');
  });

  test('without one in common the request is refused when set so', async () => {
    const fixture = await csmsFixture({ noCommonVersion: 'refuse' });
    const { result } = await fixture.attempt('/CP1', { protocols: ['OCPP1.6'] });
    expect(!result.ok && result.status).toBe(400);
    expect(lastUpgrade(fixture)?.decision.reason).toMatch(/"OCPP1\.6" is not ocpp1\.6: capitals/);
  });

  test('a station that offers none is taken for what is set', async () => {
    const fixture = await csmsFixture();
    expect((await fixture.attempt('/CP1', { protocols: [] })).station.closed?.code).toBe(4002);
    fixture.csms.configure({ assumeVersion: '1.6' });
    const { result, station } = await fixture.attempt('/CP1', { protocols: [] });
    expect(result.ok && result.socket.protocol).toBe('');
    expect(await station.ask('Heartbeat', {})).toHaveProperty('currentTime');
    expect(fixture.recorder.of('open').at(-1)).toMatchObject({ version: '1.6', assumedVersion: true, subprotocol: '' });
  });
});

describe('HTTP Basic authentication', () => {
  const passwords = { CP1: 'secret', 'CP:2': 'colon', '*': 'shared' };

  test.each([
    ['/CP1', { user: 'CP1', password: 'secret' }, true],
    ['/CP1', { user: 'CP1', password: 'shared' }, false],
    ['/CP1', { user: 'CP1', password: '' }, false],
    ['/CP1', { user: 'CP9', password: 'secret' }, false],
    ['/CP1', { user: 'cp1', password: 'secret' }, true],
    ['/CP1', { user: 'cp1', password: 'wrong' }, false],
    ['/CP9', { user: 'CP9', password: 'shared' }, true],
    ['/a%2Fb', { user: 'a%2Fb', password: 'shared' }, true],
    ['/CP:2', { user: 'CP', password: '2:colon' }, true],
    ['/CP:2', { user: 'CP', password: '2:wrong' }, false],
    ['/CP1', undefined, false],
  ] as const)('%s with %j: %s', async (target, basic, ok) => {
    const fixture = await csmsFixture({ passwords });
    const { result } = await fixture.attempt(target, basic ? { basic } : {});
    expect(result.ok).toBe(ok);
    if (result.ok) {
      expect(fixture.recorder.of('open')[0]).toMatchObject({ security: 'basic' });
      return;
    }
    expect(result.status).toBe(401);
    expect(result.headers).toEqual([['WWW-Authenticate', expect.stringMatching(/^Basic realm=/)]]);
    expect(result.message).not.toContain('secret');
  });

  test('a station without a password of its own is refused when there is none for all', async () => {
    const fixture = await csmsFixture({ passwords: { CP1: 'secret' } });
    expect((await fixture.attempt('/CP2', { basic: { user: 'CP2', password: 'secret' } })).result.ok).toBe(false);
    expect(lastUpgrade(fixture)?.decision.reason).toMatch(/No password is set for CP2/);
  });

  test('is not asked for when no password is set, and new passwords hold at once', async () => {
    const fixture = await csmsFixture();
    expect((await fixture.attempt('/CP1', { basic: { user: 'CP1', password: 'x' } })).result.ok).toBe(true);
    expect(lastUpgrade(fixture)?.decision.reason).toMatch(/none is set here/);
    fixture.csms.configure({ passwords });
    expect((await fixture.attempt('/CP2')).result.ok).toBe(false);
  });

  test('no password comes into the log', async () => {
    const fixture = await csmsFixture({ passwords });
    await fixture.attempt('/CP1', { basic: { user: 'CP1', password: 'secret' }, headers: [['X-Firmware', '1.2']] });
    const upgrade = lastUpgrade(fixture);
    expect(upgrade?.headers).toContainEqual(['Authorization', 'Basic CP1:***']);
    expect(upgrade?.headers).toContainEqual(['X-Firmware', '1.2']);
    expect(upgrade).toMatchObject({ target: '/CP1', protocols: ['ocpp2.0.1'], remote: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string, decision: { protocol: 'ocpp2.0.1', version: '2.0.1' } });
    const all = fixture.recorder.entries.map((entry) => entry.text).join('\n');
    expect(all).not.toContain('secret');
    expect(all).not.toContain('Q1AxOnNlY3JldA==');
  });
});
