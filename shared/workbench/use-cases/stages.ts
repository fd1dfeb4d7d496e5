import type { Setting, UseCaseTarget } from '../../ipc/use-case-shapes';
import { MirroredRecorder } from '../../journal/mirrored-recorder';
import type { OcppVersion } from '../../ocpp/version';
import { resolve } from '../../use-cases/run/values';
import type { PlayedCase } from '../../use-cases/run/run-case';
import type { Stage } from '../../use-cases/run/stage';
import { loopbackStage } from '../../use-cases/stage/loopback';
import { OwnCsmsStage } from '../../use-cases/stage/own-csms';
import { OwnStationStage } from '../../use-cases/stage/own-station';
import type { StationConfig } from '../../station/api';
import { defaultStationConfig } from '../../station/default-config';
import { SimulatedStation } from '../../station/station';
import type { Workbench } from '../workbench';
import type { Prompts } from './prompts';

/** Milliseconds that a request of our station waits for its answer. */
const CALL_TIMEOUT_MS = 30_000;

/** Where the cases of one run are played. */
export interface Place {
  makeStage(version: OcppVersion, played: PlayedCase): Promise<Stage>;
  end(): Promise<void>;
}

export interface PlaceOptions {
  readonly prompts: Prompts;
  readonly cancelled: () => boolean;
}

/** Prepares where a run is played. A sentence when that cannot be. */
export async function placeOf(setting: Exclude<Setting, 'offline'>, target: UseCaseTarget, workbench: Workbench, options: PlaceOptions): Promise<Place | string> {
  if (setting === 'both') return bothOurs(workbench, options);
  return setting === 'csms' ? foreignStation(target, workbench, options) : foreignCsms(target, workbench, options);
}

function bothOurs({ ports, checkOf }: Workbench, { cancelled }: PlaceOptions): Place {
  return {
    makeStage: async (version, played) => {
      const { end, ...loopback } = ports.loopback(played.given.station?.config?.['lineSpeed'] !== undefined);
      const stage = await loopbackStage(played, { ...loopback, version, checkOf, cancelled });
      if (!end) return stage;
      const endStage = stage.end.bind(stage);
      stage.end = async () => {
        await endStage();
        end();
      };
      return stage;
    },
    end: () => Promise.resolve(),
  };
}

function foreignStation({ station }: UseCaseTarget, workbench: Workbench, { prompts, cancelled }: PlaceOptions): Place | string {
  const { csms, live, ports: { clock }, checkOf } = workbench;
  if (station === undefined) return 'Say which station is to be tested, by its identity.';
  if (!csms.running) return 'The CSMS does not run. Start it, and let the station connect to it.';
  return {
    makeStage: (version) => {
      const stage = new OwnCsmsStage({
        csms, version, station, journal: live.journal, clock, check: checkOf(version), cancelled, onPrompts: (open) => prompts.show(open),
      });
      prompts.serve(stage);
      return Promise.resolve(stage);
    },
    end: () => Promise.resolve(),
  };
}

async function foreignCsms(target: UseCaseTarget, workbench: Workbench, { prompts, cancelled }: PlaceOptions): Promise<Place | string> {
  const { simulator, live, ports, checkOf } = workbench;
  const { station: id } = target;
  if (id === undefined) return 'Say which identity our station has at the CSMS.';
  const simulated = simulator.get(id);
  const url = target.url ?? simulated?.config.url;
  if (url === undefined) return 'Say at which URL the CSMS is.';
  // Two stations of one identity would throw each other out.
  const wasRunning = simulated?.status().running === true;
  if (wasRunning) await simulated.stop();
  const own: Partial<StationConfig> = simulated?.config.url === url ? simulated.config : {};
  return {
    makeStage: (version, played) => {
      const put = resolve(played.given.station?.config ?? {}, played.scope, ports.clock.now());
      const config = defaultStationConfig({
        ...own, speed: 1, ...(put.ok ? (put.value as Partial<StationConfig>) : {}), id, url, version,
        ...(target.password === undefined ? {} : { password: target.password, securityProfile: url.startsWith('wss:') ? 2 : 1 }),
      });
      const recorder = new MirroredRecorder(live.journal, id, () => simulator.isOwn(url));
      const station = new SimulatedStation({
        config, client: ports.client,
        ports: { clock: ports.clock, random: ports.random, recorder, checkOf, strictness: () => 'observe', timeoutMs: () => CALL_TIMEOUT_MS, ...(ports.certificates ? { certificates: ports.certificates } : {}), ...(ports.files ? { files: ports.files } : {}), ...(ports.fileServer ? { fileServer: ports.fileServer } : {}) },
      });
      const stage = new OwnStationStage({
        simulated: station, version, station: id, journal: live.journal, clock: ports.clock, check: checkOf(version), cancelled, onPrompts: (open) => prompts.show(open),
      });
      prompts.serve(stage);
      return Promise.resolve(stage);
    },
    end: () => {
      if (wasRunning) simulated.start();
      return Promise.resolve();
    },
  };
}
