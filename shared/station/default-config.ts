import type { StationConfig } from './api';

/** A small alternating-current station with two EVSEs, with whatever is wished otherwise. */
export function defaultStationConfig(wishes: Partial<StationConfig> = {}): StationConfig {
  const id = wishes.id ?? 'CP1';
  return {
    id,
    url: 'ws://127.0.0.1:9000/ocpp',
    version: '2.0.1',
    evses: [
      { connectors: [{ type: 'sType2' }], phases: 3, maxPower: 22_000 },
      { connectors: [{ type: 'sType2' }], phases: 3, maxPower: 22_000 },
    ],
    securityProfile: 0,
    vendor: 'OCPP Workbench',
    model: 'Simulated station',
    // 25 characters at most in every version.
    serialNumber: `SIM-${id}`.slice(0, 25),
    firmwareVersion: '1.0.0',
    meterInterval: 10,
    speed: 1,
    compress: false,
    ...wishes,
  };
}
