import * as v from 'valibot';
import { create } from 'zustand';
import { Version } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { SecurityProfile } from '../start/security-profiles';
import { remember } from './memory';

export interface HostForm {
  readonly port: string;
  readonly path: string;
  readonly security: SecurityProfile;
  readonly password: string;
}

export interface StationForm {
  readonly url: string;
  readonly id: string;
  readonly version: OcppVersion;
  readonly evses: number;
  readonly connectors: number;
  readonly connectorType: string;
  readonly security: SecurityProfile;
  readonly password: string;
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

interface StartForms {
  readonly demoVersion: OcppVersion;
  readonly host: HostForm;
  readonly station: StationForm;
  /** Why the station of the form did not get to its CSMS, at the field that it is put down to. */
  readonly stationFault: { readonly field: keyof StationForm; readonly message: string } | undefined;
  setDemoVersion(version: OcppVersion): void;
  setHost(change: Partial<HostForm>): void;
  setStation(change: Partial<StationForm>): void;
  failStation(field: keyof StationForm, message: string): void;
  restore(start: RememberedStart): void;
}

/** What stands in the start page's forms. Everything but secrets is remembered. */
export const useStartForms = create<StartForms>()((set, get) => {
  const keep = (): void => {
    const { demoVersion, host, station } = get();
    remember('start', {
      demoVersion,
      host: { ...host, password: '' },
      station: { ...station, password: '', key: '' },
    });
  };
  return {
    demoVersion: '2.0.1',
    host: { port: '9000', path: '/ocpp', security: '0', password: '' },
    station: {
      url: 'ws://127.0.0.1:9000/ocpp', id: 'CP001', version: '2.0.1', evses: 1, connectors: 1, connectorType: 'cType2',
      security: '0', password: '', ca: '', certificate: '', key: '',
    },
    stationFault: undefined,
    failStation: (field, message) => set({ stationFault: { field, message } }),
    setDemoVersion: (demoVersion) => { set({ demoVersion }); keep(); },
    setHost: (change) => { set(({ host }) => ({ host: { ...host, ...change } })); keep(); },
    restore: (start) => set(({ host, station }) => ({
      demoVersion: start.demoVersion, host: { ...host, ...start.host, security: start.host.security ?? '0' }, station: { ...station, ...start.station },
    })),
    setStation: (change) => {
      // What was changed may be right now; the next attempt tells.
      set(({ station }) => ({ station: { ...station, ...change }, stationFault: undefined }));
      keep();
    },
  };
});

const RememberedStart = v.object({
  demoVersion: Version,
  host: v.object({ port: v.string(), path: v.string(), security: v.optional(v.picklist(['0', '1', '2', '3']), '0') }),
  station: v.object({
    url: v.string(), id: v.string(), version: Version, evses: v.number(), connectors: v.number(), connectorType: v.string(),
    security: v.picklist(['0', '1', '2', '3']), ca: v.string(), certificate: v.string(),
  }),
});
type RememberedStart = v.InferInput<typeof RememberedStart>;

export function isStart(value: unknown): value is RememberedStart {
  return v.is(RememberedStart, value);
}
