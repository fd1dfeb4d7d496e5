import { describe, expect, test } from 'vitest';
import { csmsFixture } from '../../tests/support/csms-fixture';
import { OCPP_VERSIONS } from '../ocpp/version';

const BOOT = {
  '1.6': { chargePointVendor: 'Acme', chargePointModel: 'One' },
  '2.0.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } },
  '2.1': { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } },
};
const ASKED = { '1.6': 'GetConfiguration', '2.0.1': 'GetBaseReport', '2.1': 'GetBaseReport' };

describe.each(OCPP_VERSIONS)('the device model or configuration of a station of %s', (version) => {
  const asked = (frames: unknown[][]): unknown[] => frames.filter((frame) => frame[0] === 2).map((frame) => frame[2]);

  test('is read after its boot, once a connection', async () => {
    const { clock, connect } = await csmsFixture({ readOnConnect: true });
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    expect(asked(station.frames)).toEqual([]);
    await clock.advance(1_000);
    expect(asked(station.frames)).toEqual([ASKED[version]]);
    await station.answer(version === '1.6' ? { configurationKey: [] } : { status: 'Accepted' });
    await station.ask('BootNotification', BOOT[version]);
    await clock.advance(60_000);
    expect(asked(station.frames)).toEqual([ASKED[version]]);
  });

  test('is read of a station that connects again without a boot', async () => {
    const { clock, connect } = await csmsFixture({ readOnConnect: true });
    const station = await connect('CP1', version);
    await clock.advance(5_000);
    expect(asked(station.frames)).toEqual([ASKED[version]]);
  });

  test('is not read while the station is rejected, and is read while it is pending (B02, B03)', async () => {
    const { csms, clock, connect } = await csmsFixture({ readOnConnect: true, registration: 'Rejected' });
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    await clock.advance(60_000);
    expect(asked(station.frames)).toEqual([]);
    csms.configure({ registration: 'Pending' });
    await station.ask('BootNotification', BOOT[version]);
    await clock.advance(1_000);
    expect(asked(station.frames)).toEqual([ASKED[version]]);
  });

  test('is not read unless it is asked for', async () => {
    const { clock, connect } = await csmsFixture();
    const station = await connect('CP1', version);
    await station.ask('BootNotification', BOOT[version]);
    await clock.advance(60_000);
    expect(asked(station.frames)).toEqual([]);
  });
});

test('a station that cannot report everything is asked for what can be set', async () => {
  const { clock, connect } = await csmsFixture({ readOnConnect: true });
  const station = await connect('CP1', '2.0.1');
  await clock.advance(5_000);
  await station.answer({ status: 'NotSupported' });
  expect(station.frames.at(-1)).toMatchObject([2, expect.any(String), 'GetBaseReport', { reportBase: 'ConfigurationInventory' }]);
});
