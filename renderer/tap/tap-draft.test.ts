import { describe, expect, test } from 'vitest';
import { DEFAULT_TAP_SETTINGS } from '../../shared/tap/settings';
import { draftOf, faultsOf, settingsOf, type TapDraft } from './tap-draft';

const PEM = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----';
const draft = (change: Partial<TapDraft> = {}): TapDraft => ({ ...draftOf(DEFAULT_TAP_SETTINGS), upstream: 'ws://csms', ...change });

describe('the form of the tap', () => {
  test('as it comes it asks for nothing but the URL of the CSMS', () => {
    expect(Object.keys(faultsOf(draftOf(DEFAULT_TAP_SETTINGS)))).toEqual(['upstream']);
    expect(faultsOf(draft())).toEqual({});
  });

  test.each<[Partial<TapDraft>, keyof TapDraft]>([
    [{ timeout: '0' }, 'timeout'],
    [{ timeout: 'soon' }, 'timeout'],
    [{ security: '2', serverCertificate: PEM }, 'serverKey'],
    [{ security: '2', serverCertificate: 'x', serverKey: 'y' }, 'serverCertificate'],
    [{ security: '3', serverCertificate: PEM, serverKey: 'y', stationCa: 'x' }, 'stationCa'],
  ])('%j: the fault is said at its field', (change, field) => {
    expect(Object.keys(faultsOf(draft(change)))).toEqual([field]);
  });

  test('an own certificate counts with TLS alone, and is taken away again', () => {
    const own = { serverCertificate: PEM, serverKey: 'key', stationCa: PEM };
    expect(settingsOf(draft({ ...own, security: '3' })).settings).toMatchObject({ tls: { certificate: PEM, key: 'key', clientAuthorities: PEM } });
    const { settings, unset } = settingsOf(draft({ ...own, security: '1' }));
    expect(settings.tls).toBeUndefined();
    expect(unset).toContain('tls');
  });

  test('what is set comes back as it was typed', () => {
    const typed = draft({ timeout: '2.5', userAgent: false, security: '2', serverCertificate: PEM, serverKey: 'key', keepStations: true });
    expect(draftOf({ ...DEFAULT_TAP_SETTINGS, ...settingsOf(typed).settings })).toEqual(typed);
  });
});
