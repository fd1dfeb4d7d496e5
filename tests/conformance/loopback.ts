import { loadValidator } from '../../shared/ocpp/validate';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { MemoryFiles } from '../../shared/platform/memory-files';
import { MemorySockets } from '../../shared/platform/memory-sockets';
import { MemoryTls } from '../../shared/platform/memory-tls';
import { verifier } from '../../shared/pki/chain';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import type { PlayedCase } from '../../shared/use-cases/run/run-case';
import { runScenario } from '../../shared/use-cases/run/run-scenario';
import type { Stage } from '../../shared/use-cases/run/stage';
import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import type { Scenario } from '../../shared/use-cases/scenario/shape';
import { loopbackStage, type LoopbackOptions } from '../../shared/use-cases/stage/loopback';

const checks = new Map<OcppVersion, FrameCheck>();
let certificates: NodeCertificates | undefined;

/** Loads the checkers; before the first scenario. */
export async function loadChecks(): Promise<void> {
  certificates ??= await NodeCertificates.load();
  for (const version of OCPP_VERSIONS) checks.set(version, await loadValidator(version));
}

export interface PlayOptions {
  readonly only?: readonly string[];
  readonly meddler?: () => LoopbackOptions['meddler'];
  readonly onStageEnd?: (played: PlayedCase, stage: Stage) => Promise<void>;
}

/** The checker of a version; after loadChecks. */
export function checkOf(version: OcppVersion): FrameCheck | undefined {
  return checks.get(version);
}

/** Plays a scenario with both ends ours, in memory and in virtual time. */
export function playLoopback(scenario: Scenario, version: OcppVersion, options: PlayOptions = {}): Promise<ScenarioResult> {
  return runScenario(scenario, {
    version,
    setting: 'both',
    ...(options.only ? { only: options.only } : {}),
    ...(options.onStageEnd ? { onStageEnd: options.onStageEnd } : {}),
    makeStage: (played) => {
      const clock = new VirtualClock();
      const tls = certificates && new MemoryTls(certificates, clock, verifier(certificates));
      const sockets = new MemorySockets(tls);
      const files = new MemoryFiles(clock, tls);
      const meddler = options.meddler?.();
      return loopbackStage(played, { version, server: sockets, client: sockets, clock, checkOf, files, ...(certificates ? { certificates } : {}), ...(meddler ? { meddler } : {}) });
    },
  });
}

/** What failed or was not seen, a line each, for a test to show. */
export function complaints(result: ScenarioResult): string[] {
  return result.cases.flatMap((one) => {
    const bad = one.checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'not-seen')
      .map((check) => `${one.id} / ${check.id}: ${check.verdict}: ${check.text} Expected ${check.expected ?? '–'}; came ${check.came ?? check.why ?? '–'}`);
    return one.verdict === 'pass' ? bad : [`${one.id}: ${one.verdict}${one.why === undefined ? '' : ` (${one.why})`}`, ...bad];
  });
}
