import type { ChargingSessionResult, StationConfig } from '../../shared/station/api';
import { defaultStationConfig } from '../../shared/station/default-config';
import { SimulatedStation } from '../../shared/station/station';
import type { OcppVersion } from '../../shared/ocpp/version';
import { NodeFileServer } from '../node/files/node-file-server';
import { NodeFiles } from '../node/files/node-files';
import { NodeCertificates } from '../node/pki/certificates';
import { NodeRandom } from '../node/node-random';
import { WsClient } from '../node/ws-client';
import { EXIT } from './exit-codes';
import { Output } from './output';
import { startRecording, untilStopped, type Recording } from './recording';
import { stationSecurity, type StationSecurityOptions } from './station-security';

export interface StationOptions extends StationSecurityOptions {
  readonly id: string;
  readonly version: OcppVersion;
  /** Address at which it serves files as a local controller. */
  readonly localController?: string;
  readonly session?: boolean;
  readonly token: string;
  readonly meterValues: number;
  readonly speed?: number;
  /** Seconds. */
  readonly patience: number;
  readonly data?: string;
  readonly json?: boolean;
}

const CALL_TIMEOUT_MS = 30_000;
/** One charging session is to take seconds, not the half hour of a real one. */
const SESSION_SPEED = 20;

/** Simulates a station: until it is stopped, or for one charging session. */
export async function station(options: StationOptions): Promise<number> {
  const out = new Output(options.json === true);
  const config = configOf(options);
  const recording = await startRecording(out, [config.version], options.data);
  const { clock, journal, checkOf } = recording;
  const own = new SimulatedStation({
    config,
    client: new WsClient(),
    ports: { clock, random: new NodeRandom(), recorder: journal, checkOf, strictness: () => 'observe', timeoutMs: () => CALL_TIMEOUT_MS, certificates: new NodeCertificates(), files: new NodeFiles(), fileServer: new NodeFileServer() },
  });
  own.start();
  const code = options.session === true ? await oneSession(own, options, out, recording) : await untilEnd(own, out, recording);
  return code;
}

async function oneSession(own: SimulatedStation, { token, meterValues, patience }: StationOptions, out: Output, recording: Recording): Promise<number> {
  const result = await Promise.race([
    own.chargeOnce({ evse: 1, connector: 1, idToken: token, meterValues }),
    untilStopped().then((): ChargingSessionResult => ({ ok: false, message: 'Stopped before the session was at its end.' })),
    unreachable(own, recording, patience),
  ]);
  await own.stop();
  await recording.end();
  out.object({ type: 'session', ...result });
  out.say(`${result.ok ? out.styled('green', 'Accepted.') : out.styled('red', 'Not accepted.')} ${result.message}`);
  return result.ok ? EXIT.ok : EXIT.failed;
}

/**
 * Resolves when the CSMS has not been reached in time, with why not: a script should not wait as long as a station does.
 * The first attempt is always waited for.
 */
function unreachable(own: SimulatedStation, { clock }: Recording, seconds: number): Promise<ChargingSessionResult> {
  return new Promise((resolve) => {
    let late = false;
    const look = (): void => {
      const { link, lastError } = own.status();
      if (link === 'connected') {
        timer.cancel();
        stop();
      } else if (late && lastError !== undefined) {
        stop();
        resolve({ ok: false, message: lastError });
      }
    };
    const timer = clock.after(seconds * 1000, () => {
      late = true;
      look();
    });
    const stop = own.onChange(look);
  });
}

async function untilEnd(own: SimulatedStation, out: Output, recording: Recording): Promise<number> {
  out.say('The station runs. Ctrl+C switches it off.');
  await untilStopped();
  await own.stop();
  await recording.end();
  return EXIT.ok;
}

function configOf(options: StationOptions): StationConfig {
  const { id, url, version, speed, session, localController } = options;
  return {
    ...defaultStationConfig({ id, url, version }),
    ...stationSecurity(options),
    speed: speed ?? (session === true ? SESSION_SPEED : 1),
    ...(localController === undefined ? {} : { localController: { address: localController } }),
  };
}
