import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import { OCPP_VERSIONS } from '../ocpp/version';

const BOOT = {
  '1.6': { chargePointVendor: 'Acme', chargePointModel: 'One', chargePointSerialNumber: 'S1', firmwareVersion: '1.0' },
  '2.0.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One', serialNumber: 'S1', firmwareVersion: '1.0' } },
  '2.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One', serialNumber: 'S1', firmwareVersion: '1.0' } },
};

describe.each(OCPP_VERSIONS)('registration in %s', (version) => {
  test('an accepted station is given the time and the heartbeat interval', async () => {
    const { csms, connect } = await csmsFixture({ heartbeatInterval: 77 });
    const station = await connect('CP1', version);
    expect(await station.ask('BootNotification', BOOT[version])).toEqual({ status: 'Accepted', currentTime: '2026-01-01T00:00:00.000Z', interval: 77 });
    expect(csms.stations()).toMatchObject([{ id: 'CP1', registration: 'Accepted', version }]);
    expect(csms.record('CP1')?.boot).toMatchObject({ vendor: 'Acme', model: 'One', serialNumber: 'S1', firmwareVersion: '1.0' });
  });

  test.each(['Pending', 'Rejected'] as const)('a %s one is given the retry interval', async (registration) => {
    const { csms, connect } = await csmsFixture({ registration: 'Accepted', registrationOf: { CP1: registration }, retryInterval: 9 });
    expect(await (await connect('CP1', version)).ask('BootNotification', BOOT[version])).toMatchObject({ status: registration, interval: 9 });
    expect(await (await connect('CP2', version)).ask('BootNotification', BOOT[version])).toMatchObject({ status: 'Accepted' });
    expect(csms.stations().map((station) => station.registration)).toEqual([registration, 'Accepted']);
  });

  test('a station that was let in at run time is told so at its next boot', async () => {
    const { csms, connect } = await csmsFixture({ registration: 'Rejected' });
    const station = await connect('CP1', version);
    expect(await station.ask('BootNotification', BOOT[version])).toMatchObject({ status: 'Rejected' });
    csms.configure({ registration: 'Accepted' });
    expect(await station.ask('BootNotification', BOOT[version])).toMatchObject({ status: 'Accepted' });
  });

  test('a station that did not boot on this connection is served', async () => {
    const { connect } = await csmsFixture();
    const station = await connect('CP1', version);
    expect(await station.ask('Heartbeat', {})).toEqual({ currentTime: '2026-01-01T00:00:00.000Z' });
  });
});

describe('a station of 1.6 that is not accepted', () => {
  test('is served all the same', async () => {
    const { connect } = await csmsFixture({ registration: 'Rejected' });
    const station = await connect('CP1', '1.6');
    await station.ask('BootNotification', BOOT['1.6']);
    expect(await station.ask('Heartbeat', {})).toHaveProperty('currentTime');
  });
});

describe.each(['2.0.1', '2.1'] as const)('a station of %s that is not accepted', (version) => {
  test.each(['Pending', 'Rejected'] as const)('gets a SecurityError for what it sends when %s', async (registration) => {
    const { connect } = await csmsFixture({ registration });
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    expect(await station.call('Heartbeat', {})).toEqual([4, expect.any(String), 'SecurityError', expect.stringMatching(/CP1 is (pending|rejected)/), {}]);
  });

  test('gets it before it has booted, too', async () => {
    const { connect } = await csmsFixture({ registration: 'Pending' });
    expect((await (await connect('CP1', version)).call('Heartbeat', {}))?.[2]).toBe('SecurityError');
  });

  test('may send what the CSMS asked for while it is pending, not while it is rejected', async () => {
    const { csms, clock, connect } = await csmsFixture({ registration: 'Pending' });
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    const status = { timestamp: '2026-01-01T00:00:00Z', connectorStatus: 'Available', evseId: 1, connectorId: 1 };
    expect((await station.call('StatusNotification', status))?.[0]).toBe(4);
    void csms.call('CP1', 'TriggerMessage', { requestedMessage: 'StatusNotification' });
    await clock.settle();
    await station.answer({ status: 'Accepted' });
    expect((await station.call('StatusNotification', status))?.[0]).toBe(3);
    csms.sendRaw('CP1', '[2,"r1","GetBaseReport",{"requestId":1,"reportBase":"FullInventory"}]');
    expect((await station.call('NotifyReport', { requestId: 1, generatedAt: '2026-01-01T00:00:00Z', seqNo: 0 }))?.[0]).toBe(3);
    expect((await station.call('Heartbeat', {}))?.[0]).toBe(4);
    csms.configure({ registration: 'Rejected' });
    await station.ask('BootNotification', BOOT[version]);
    expect((await station.call('StatusNotification', status))?.[0]).toBe(4);
  });
});
