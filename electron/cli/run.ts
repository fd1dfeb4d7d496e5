import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { runScenario } from '../../shared/use-cases/run/run-scenario';
import { judgeLog } from '../../shared/use-cases/offline/judge-log';
import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import { defaultDataFolder } from '../node/locations';
import { CommandError, EXIT } from './exit-codes';
import { flushed, Output } from './output';
import { startRecording, untilStopped, type Recording } from './recording';
import { listed, plan, type Planned } from './run-plan';
import { TerminalPrompts } from './run-prompts';
import { RunReport } from './run-report';
import { bothOurs, foreignCsms, foreignStation, type Place } from './run-stages';
import { openLog, type OpenedLog } from './run-log';
import { stationSecurity } from './station-security';

export interface RunOptions {
  readonly version?: readonly OcppVersion[];
  readonly role: 'both' | 'csms' | 'station';
  readonly url?: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly id?: string;
  readonly password?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly auth?: Readonly<Record<string, string>>;
  readonly securityProfile?: 0 | 1 | 2 | 3;
  readonly log?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly case?: readonly string[];
  readonly yes?: boolean;
  readonly list?: boolean;
  readonly junit?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Plays use cases and says how they went. Exit code 0 only when all that ran passed. */
export async function run(what: string | undefined, options: RunOptions): Promise<number> {
  const out = new Output(options.json === true);
  if (options.list === true) return list(out);
  if (what === undefined) throw new CommandError('What is to run? A use case such as E02, a block such as E, all, or a scenario file; `ocpp-workbench run --list` lists what there is.', EXIT.wrongUse);
  const planned = plan(what, options.version);
  const report = new RunReport(out);
  if (options.log === undefined) await playRecorded(planned, options, out, report);
  else await judge(planned, await openLog(options.log, options.id, options.version?.[0]), report, options);
  if (options.junit !== undefined) report.junit(options.junit);
  return report.close() ? EXIT.ok : EXIT.failed;
}

async function playRecorded(planned: readonly Planned[], options: RunOptions, out: Output, report: RunReport): Promise<void> {
  const recording = await startRecording(out, OCPP_VERSIONS, options.data, { quiet: true });
  let cancelled = false;
  void untilStopped().then(() => (cancelled = true));
  try {
    await play(planned, options, { out, recording, report, cancelled: () => cancelled });
  } finally {
    await recording.end();
  }
}

interface Running {
  readonly out: Output;
  readonly recording: Recording;
  readonly report: RunReport;
  readonly cancelled: () => boolean;
}

async function play(planned: readonly Planned[], options: RunOptions, running: Running): Promise<void> {
  const { out, report, cancelled } = running;
  const prompts = new TerminalPrompts(out, options.yes === true);
  const place = await placeOf(options, running, prompts);
  try {
    for (const { scenario, version } of planned) {
      if (cancelled()) break;
      if (place.version !== undefined && place.version !== version) continue;
      report.begin(scenario.scenario, scenario.title, version, options.role);
      const result: ScenarioResult = await runScenario(scenario, {
        version, setting: options.role, makeStage: place.makeStage(version), cancelled, inputs: options.set ?? {},
        ...(options.case ? { only: options.case } : {}), onCaseEnd: (one) => report.case(one),
      });
      report.end(result);
    }
  } finally {
    prompts.close();
    await place.end();
  }
}

async function placeOf(options: RunOptions, { out, recording, cancelled }: Running, prompts: TerminalPrompts): Promise<Place> {
  const { role, url, host, port, path, id, auth, securityProfile } = options;
  if (role === 'both') return bothOurs(recording, cancelled);
  if (role === 'csms') return foreignStation({ host, port, path, data: options.data ?? defaultDataFolder(), ...(id === undefined ? {} : { id }), ...(auth ? { passwords: auth } : {}), ...(securityProfile === undefined ? {} : { securityProfile }) }, recording, out, prompts, cancelled);
  if (url === undefined) throw new CommandError('--role station needs --url: where the CSMS is, e.g. ws://192.168.1.10:9000/ocpp.', EXIT.wrongUse);
  const security = stationSecurity({ ...options, url });
  return foreignCsms({ id: id ?? 'CP001', url, ...(security.securityProfile === 0 ? (security.ca === undefined ? {} : { ca: security.ca }) : security) }, recording, prompts, cancelled);
}

async function judge(planned: readonly Planned[], log: OpenedLog, report: RunReport, options: RunOptions): Promise<void> {
  for (const { scenario, version } of planned) {
    if (version !== log.version) continue;
    const result = await judgeLog(scenario, { ...log, inputs: options.set ?? {} }, log.trace);
    if (result.cases.every(({ occurrences }) => occurrences === 0)) continue;
    report.begin(scenario.scenario, scenario.title, version, 'offline');
    for (const one of result.cases) if (one.occurrences !== 0) report.case(one);
    report.end(result);
  }
  log.journal.close();
  await flushed();
}

function list(out: Output): number {
  for (const one of listed()) {
    out.object({ type: 'listed', ...one });
    out.say(`${one.name.padEnd(8)} ${one.title}  (${one.versions.join(', ')}; ${one.cases.length} ${one.cases.length === 1 ? 'case' : 'cases'})`);
  }
  return EXIT.ok;
}
