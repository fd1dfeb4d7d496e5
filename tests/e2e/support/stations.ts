import { RPCClient } from 'ocpp-rpc';
import { SUBPROTOCOL, type OcppVersion } from '../../../shared/ocpp/version';

export interface StationOptions {
  readonly version?: OcppVersion;
  readonly password?: string;
  /** PEM of the CA that it trusts. */
  readonly ca?: string;
}

/** Connects an independent station to a CSMS. Rejects with ocpp-rpc's error, whose `code` is the HTTP status. */
export async function connectStation(endpoint: string, identity: string, { version = '2.0.1', password, ca }: StationOptions = {}): Promise<RPCClient> {
  const client = new RPCClient({
    endpoint, identity, password: password ?? null, protocols: [SUBPROTOCOL[version]],
    strictMode: false, strictModeValidators: [], reconnect: false, maxReconnects: 0, callTimeoutMs: 10_000, callConcurrency: 1,
    pingIntervalMs: 0, deferPingsOnActivity: false, respondWithDetailedErrors: false, maxBadMessages: Infinity, wsOpts: ca === undefined ? {} : { ca }, headers: {},
    backoff: { initialDelay: 1, maxDelay: 10, factor: 2, randomisationFactor: 0 },
  });
  await client.connect();
  return client;
}

/** Boots as a station of 2.x does, and reports its only connector. */
export async function boot(station: RPCClient): Promise<void> {
  await station.call('BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'One' } });
  await reportStatus(station, 'Available');
}

export async function reportStatus(station: RPCClient, connectorStatus: string): Promise<void> {
  await station.call('StatusNotification', { timestamp: now(), connectorStatus, evseId: 1, connectorId: 1 });
}

/** A whole transaction of 2.x without any pause: two answers each for status, token, and five events. */
export async function charge(station: RPCClient, transactionId: string, idToken = 'T01'): Promise<void> {
  const token = { idToken, type: 'ISO14443' };
  const event = (eventType: string, triggerReason: string, seqNo: number, chargingState: string, energy: number, more: object = {}): Promise<unknown> =>
    station.call('TransactionEvent', {
      eventType, triggerReason, seqNo, timestamp: now(), transactionInfo: { transactionId, chargingState }, evse: { id: 1, connectorId: 1 },
      meterValue: [{ timestamp: now(), sampledValue: [{ value: energy, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } }] }],
      ...more,
    });
  await reportStatus(station, 'Occupied');
  await event('Started', 'CablePluggedIn', 0, 'EVConnected', 1000);
  await station.call('Authorize', { idToken: token });
  await event('Updated', 'Authorized', 1, 'Charging', 1000, { idToken: token });
  await event('Updated', 'MeterValuePeriodic', 2, 'Charging', 1500);
  await event('Updated', 'MeterValuePeriodic', 3, 'Charging', 2000);
  await event('Ended', 'StopAuthorized', 4, 'EVConnected', 2500, { idToken: token });
  await reportStatus(station, 'Available');
}

const now = (): string => new Date().toISOString();
