import { describe, expect, test } from 'vitest';
import { LOG_START, StationLog } from '../../tests/support/station-log';

describe('registration', () => {
  test('1.6: a station says what it is, and is told whether it is welcome', () => {
    const log = new StationLog('1.6').up('BootNotification', {
      chargePointVendor: 'Acme', chargePointModel: 'W2', chargePointSerialNumber: 'S-1', chargeBoxSerialNumber: 'B-1', firmwareVersion: '4.2',
    });
    expect(log.state.boot).toEqual({ vendor: 'Acme', model: 'W2', serialNumber: 'S-1', firmwareVersion: '4.2', at: LOG_START });
    log.raw('down', '[3,"m1",{"status":"Accepted","currentTime":"2026-01-31T08:00:00Z","interval":300}]');
    expect(log.state.boot).toMatchObject({ status: 'Accepted', interval: 300 });
  });

  test.each(['2.0.1', '2.1'] as const)('%s: a station says what it is and why it booted (B01)', (version) => {
    const log = new StationLog(version).up(
      'BootNotification',
      { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'Duo', serialNumber: 'S-2', firmwareVersion: '1.0' } },
      { status: 'Pending', currentTime: '2026-01-31T08:00:00Z', interval: 30 },
    );
    expect(log.state.boot).toEqual({
      vendor: 'Acme', model: 'Duo', serialNumber: 'S-2', firmwareVersion: '1.0', reason: 'PowerUp', at: LOG_START, status: 'Pending', interval: 30,
    });
  });

  test('a second boot waits for its own answer', () => {
    const boot = { chargePointVendor: 'Acme', chargePointModel: 'W2' };
    const log = new StationLog('1.6').up('BootNotification', boot, { status: 'Accepted', interval: 300 }).up('BootNotification', boot);
    expect(log.state.boot?.status).toBeUndefined();
  });

  test('a request that its sender may not send changes nothing', () => {
    const log = new StationLog('1.6').open().down('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'W2' });
    expect(log.state.boot).toBeUndefined();
    expect(log.state.messages).toBe(1);
  });
});

describe('firmware, logs and the local list', () => {
  test.each([
    ['1.6', 'FirmwareStatusNotification', 'firmwareStatus'], ['1.6', 'SignedFirmwareStatusNotification', 'firmwareStatus'],
    ['2.0.1', 'FirmwareStatusNotification', 'firmwareStatus'], ['2.1', 'FirmwareStatusNotification', 'firmwareStatus'],
    ['1.6', 'DiagnosticsStatusNotification', 'logStatus'], ['1.6', 'LogStatusNotification', 'logStatus'],
    ['2.0.1', 'LogStatusNotification', 'logStatus'], ['2.1', 'LogStatusNotification', 'logStatus'],
  ] as const)('%s: %s sets %s', (version, action, member) => {
    const log = new StationLog(version).up(action, { status: 'Downloading', requestId: 1 }).up(action, { status: 'Installed', requestId: 1 });
    expect(log.state[member]).toBe('Installed');
  });

  test.each([['1.6', 'listVersion'], ['2.0.1', 'versionNumber'], ['2.1', 'versionNumber']] as const)('%s: the local list has the version that was accepted or told', (version, member) => {
    const log = new StationLog(version).down('SendLocalList', { [member]: 3, updateType: 'Full' }, { status: 'Accepted' });
    expect(log.state.localListVersion).toBe(3);
    log.down('SendLocalList', { [member]: 4, updateType: 'Full' }, { status: 'Failed' });
    expect(log.state.localListVersion).toBe(3);
    log.down('GetLocalListVersion', {}, { [member]: 7 });
    expect(log.state.localListVersion).toBe(7);
  });
});
