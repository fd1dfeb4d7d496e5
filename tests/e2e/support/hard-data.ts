import { WebSocket } from 'ws';
import type { JsonObject, JsonValue } from '../../../shared/ocpp/json';
import { SUBPROTOCOL, type OcppVersion } from '../../../shared/ocpp/version';
import type { Host } from './host';

/**
 * Stations as a backend really has them: many, with identities of 48 characters, with statuses of every kind, without
 * breaks in what they say of themselves, and with frames that are large, deep or wrong.
 */

const STATUSES_16 = ['Available', 'Preparing', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Finishing', 'Reserved', 'Unavailable', 'Faulted'];
const STATUSES_2X = ['Available', 'Occupied', 'Reserved', 'Unavailable', 'Faulted'];
const CHARGING_STATES = ['EVConnected', 'Charging', 'SuspendedEV', 'SuspendedEVSE', 'Idle'];

/** The identity of the station of that number; every seventh has the 48 characters that OCPP 2.x allows. */
export function hardIdentity(number: number): string {
  const short = `DE*ACME*E${String(number).padStart(4, '0')}`;
  return number % 7 === 3 ? `${short}-GARAGE-NORTH-LEVEL-MINUS-TWO-ROW-0${number % 10}-BAY`.padEnd(48, 'X').slice(0, 48) : short;
}

/** A station on a socket of its own that waits for each answer. */
export class PlainStation {
  readonly #socket: WebSocket;
  #count = 0;

  private constructor(socket: WebSocket, readonly version: OcppVersion) {
    this.#socket = socket;
  }

  static async connect(endpoint: string, identity: string, version: OcppVersion): Promise<PlainStation> {
    const socket = new WebSocket(`${endpoint}/${encodeURIComponent(identity)}`, [SUBPROTOCOL[version]]);
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const [type, id] = JSON.parse(data.toString()) as [number, string];
      if (type === 2) socket.send(JSON.stringify([4, id, 'NotImplemented', '', {}]));
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new PlainStation(socket, version);
  }

  async call(action: string, payload: JsonValue): Promise<void> {
    const id = `${action}-${this.#count++}`;
    const answered = new Promise<void>((resolve) => {
      const hear = (data: Buffer): void => {
        if (!data.toString().includes(`"${id}"`)) return;
        this.#socket.off('message', hear);
        resolve();
      };
      this.#socket.on('message', hear);
    });
    this.#socket.send(JSON.stringify([2, id, action, payload]));
    await answered;
  }

  sendRaw(text: string): void {
    this.#socket.send(text);
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** Boots with a long name, and reports the status of each connector. */
  async begin(number: number, evses: number, connectors: number): Promise<void> {
    const old = this.version === '1.6';
    const [vendor, model, firmwareVersion] = number % 3 === 0 ? ['Elektrizitätswerke Süd', 'UltraCharge-HPC-400-Dual', '2026.11.0-rc.14+build.20261123.4711'] : ['Acme', 'One', '1.2.3'];
    await this.call('BootNotification', old
      ? { chargePointVendor: vendor, chargePointModel: model, firmwareVersion }
      : { reason: 'PowerUp', chargingStation: { vendorName: vendor, model, firmwareVersion } });
    for (let evse = 1; evse <= evses; evse += 1) {
      for (let connector = 1; connector <= connectors; connector += 1) {
        const at = number + evse + connector;
        await this.call('StatusNotification', old
          ? { connectorId: evse, status: STATUSES_16[at % 9] ?? '', errorCode: at % 9 === 8 ? 'GroundFailure' : 'NoError', ...(at % 9 === 8 ? { info: 'Residual current of 34 mA on L2, reset by hand' } : {}), timestamp: now() }
          : { evseId: evse, connectorId: connector, connectorStatus: STATUSES_2X[at % 5] ?? '', timestamp: now() });
      }
    }
  }

  /** Transactions of 2.x, of which each fourth goes on, or of 1.6. */
  async charge(number: number, count: number, evses: number): Promise<void> {
    for (let at = 0; at < count; at += 1) await (this.version === '1.6' ? this.#charge16(at) : this.#charge2x(number, at, 1 + (at % evses)));
  }

  async #charge16(at: number): Promise<void> {
    await this.call('StartTransaction', { connectorId: 1, idTag: `04E1A2B3C4D5E680${at}`, meterStart: 1_234_567, timestamp: now() });
  }

  async #charge2x(number: number, at: number, evse: number): Promise<void> {
    const transactionId = `${number.toString(16).padStart(8, '0')}-9f1c-4c2b-8d3e-${at.toString(16).padStart(12, '0')}`;
    const event = (eventType: string, seqNo: number, energy: number, more: JsonObject = {}): Promise<void> => this.call('TransactionEvent', {
      eventType, seqNo, timestamp: now(), triggerReason: eventType === 'Ended' ? 'EVCommunicationLost' : 'ChargingStateChanged', evse: { id: evse, connectorId: 1 },
      transactionInfo: { transactionId, chargingState: CHARGING_STATES[at % 5] ?? '' },
      meterValue: [{ timestamp: now(), sampledValue: [{ value: energy, measurand: 'Energy.Active.Import.Register' }, { value: 150_000.5, measurand: 'Power.Active.Import' }, { value: 55, measurand: 'SoC' }] }],
      ...more,
    });
    await event('Started', 0, 123_456_789, { idToken: { idToken: `DE8AC12E46L89-${'0'.repeat(20)}${at}`.slice(0, 36), type: 'eMAID' } });
    // One number is left out.
    await event('Updated', 2, 123_460_000 + at * 1000);
    if (at % 4 !== 0) await event('Ended', 3, 123_500_000 + at * 1000);
  }

  /** A device model of so many variables, with long instances, lists and values of 2,500 characters. */
  async report(variables: number): Promise<void> {
    const reportData = Array.from({ length: variables }, (_, at): JsonObject => ({
      component: { name: `Component${at % 60}Ctrlr`, ...(at % 3 === 0 ? { instance: `instance-with-a-long-name-of-its-own-${at % 9}` } : {}), ...(at % 4 === 0 ? { evse: { id: 1 + (at % 12), connectorId: 1 } } : {}) },
      variable: { name: `VariableWithALongName${at}`, ...(at % 5 === 0 ? { instance: 'Phase-L1-L2-L3-measured-at-the-grid-connection' } : {}) },
      variableAttribute: [{ value: value(at), mutability: at % 2 === 0 ? 'ReadWrite' : 'ReadOnly' }],
      variableCharacteristics: at % 10 === 1
        ? { dataType: 'MemberList', supportsMonitoring: false, valuesList: members.join(',') }
        : { dataType: 'string', supportsMonitoring: true, unit: 'W' },
    }));
    for (let at = 0; at < reportData.length; at += 250) {
      await this.call('NotifyReport', { requestId: 1, seqNo: at / 250, generatedAt: now(), tbc: at + 250 < reportData.length, reportData: reportData.slice(at, at + 250) });
    }
  }
}

const members = Array.from({ length: 40 }, (_, at) => `Measurand.Number.${at}.Import`);

function value(at: number): string {
  if (at % 50 === 0) return `${'long value '.repeat(227)}end`;
  return at % 10 === 1 ? members.join(',') : String(at * 17);
}

export interface HardData {
  readonly endpoint: string;
  readonly stations: readonly PlainStation[];
}

/** Fills the journal with `count` stations (each a few calls), the first with 12 EVSEs of two connectors and most transactions. */
export async function fillHard(host: Host, { count = 200, transactions = 500, variables = 1500 }: { count?: number; transactions?: number; variables?: number } = {}): Promise<HardData> {
  const refused = Object.fromEntries(Array.from({ length: count }, (_, at) => [hardIdentity(at), at % 11 === 5 ? 'Rejected' : at % 13 === 6 ? 'Pending' : 'Accepted'] as const));
  const endpoint = await host.startCsms({ registrationOf: refused });
  const stations: PlainStation[] = [];
  for (let from = 0; from < count; from += 20) {
    stations.push(...await Promise.all(Array.from({ length: Math.min(20, count - from) }, async (_, at) => {
      const number = from + at;
      const version = number === 0 ? '2.1' : number % 3 === 0 ? '1.6' : number % 3 === 1 ? '2.0.1' : '2.1';
      const station = await PlainStation.connect(endpoint, hardIdentity(number), version);
      await station.begin(number, number === 0 ? 12 : 1 + (number % 2), number === 0 ? 2 : 1);
      await station.charge(number, number === 0 ? Math.round(transactions / 2) : number < 5 ? Math.round(transactions / 8) : number % 4 === 0 ? 1 : 0, number === 0 ? 12 : 1);
      return station;
    })));
  }
  const [first] = stations;
  await first?.report(variables);
  await misbehave(stations);
  for (const [number, station] of stations.entries()) if (number > 0 && number % 5 === 0) station.close(number % 10 === 0 ? 1001 : 4000, number % 10 === 0 ? '' : 'Reboot for the update of the modem to release 17.3');
  return { endpoint, stations };
}

/** Frames that are wrong, large and deep. */
async function misbehave(stations: readonly PlainStation[]): Promise<void> {
  const [first, second] = stations;
  for (const station of stations.slice(1, 100)) {
    station.sendRaw('[2, "half a frame"');
    await station.call('Authorize', { idToken: { idToken: 'A token without a type and with far more characters than the standard allows it to have' } });
  }
  await first?.call('DataTransfer', { vendorId: 'com.example.diagnostics.with.a.long.name', messageId: 'Dump', data: 'x'.repeat(200_000) });
  await second?.call('DataTransfer', { vendorId: 'com.example', data: deep(60) });
}

function deep(levels: number): JsonValue {
  return levels === 0 ? 'the bottom' : { [`level${levels}`]: deep(levels - 1) };
}

const now = (): string => new Date().toISOString();
