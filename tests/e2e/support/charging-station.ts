import { expect } from '@playwright/test';
import type { JsonObject } from '../../../shared/ocpp/json';
import type { OcppVersion } from '../../../shared/ocpp/version';
import type { StationAct } from '../../../shared/station/api';
import type { Host } from './host';

/** A simulated station at the CSMS of the workbench. */
export class ChargingStation {
  readonly #host: Host;
  readonly #id: string;

  private constructor(host: Host, id: string) {
    this.#host = host;
    this.#id = id;
  }

  static async start(host: Host, id: string, version: OcppVersion, url?: string): Promise<ChargingStation> {
    const endpoint = url ?? await host.startCsms();
    await host.call('stations.add', { station: { id, url: endpoint, version, meterInterval: 2 } });
    await expect.poll(async () => (await host.call('stations.list', {})).stations.find(({ config }) => config.id === id)?.registration).toBe('Accepted');
    return new ChargingStation(host, id);
  }

  async act(act: StationAct): Promise<void> {
    expect(await this.#host.call('stations.act', { id: this.#id, act })).toMatchObject({ ok: true });
  }

  /** Plugs a car in at EVSE 1, and waits until it charges. */
  async charge(act: Partial<Extract<StationAct, { kind: 'plug-in' }>> = {}): Promise<void> {
    await this.act({ kind: 'plug-in', evse: 1, connector: 1, ...act });
    await this.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    await expect.poll(async () => (await this.#host.call('stations.list', {})).stations.find(({ config }) => config.id === this.#id)?.evses[0]?.transaction?.chargingState).toBe('Charging');
  }

  /** Lets the CSMS send it a request, which it has to accept. */
  async told(action: string, payload: JsonObject): Promise<void> {
    const outcome = await this.#host.call('send.call', { target: { side: 'csms', station: this.#id }, action, payload });
    expect(outcome).toMatchObject({ kind: 'result', payload: { status: 'Accepted' } });
  }
}

/** The profile of a station, or of an EVSE, in the form of 2.x. */
export function profile2x(id: number, purpose: string, periods: readonly (readonly [startPeriod: number, limit: number])[], more: JsonObject = {}): JsonObject {
  return {
    id, stackLevel: 0, chargingProfilePurpose: purpose, chargingProfileKind: 'Absolute',
    chargingSchedule: [{
      id: 1, startSchedule: new Date(Date.now() - 60_000).toISOString(), chargingRateUnit: 'A',
      chargingSchedulePeriod: periods.map(([startPeriod, limit]) => ({ startPeriod, limit })),
    }],
    ...more,
  };
}
