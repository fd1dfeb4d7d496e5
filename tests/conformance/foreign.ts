import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCServer } from 'ocpp-rpc';
import { NodeCertificates } from '../../electron/node/pki/certificates';
import { WsClient } from '../../electron/node/ws-client';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import { startJournal } from '../../shared/journal/journal';
import type { JsonObject } from '../../shared/ocpp/json';
import { SUBPROTOCOL, type OcppVersion } from '../../shared/ocpp/version';
import { Busy, watched } from '../../shared/platform/busy';
import { SeededRandom } from '../../shared/platform/seeded-random';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import { defaultStationConfig } from '../../shared/station/default-config';
import { SimulatedStation } from '../../shared/station/station';
import type { Prompt } from '../../shared/use-cases/run/stage';
import { runScenario } from '../../shared/use-cases/run/run-scenario';
import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import type { Scenario, Step } from '../../shared/use-cases/scenario/shape';
import { OwnStationStage } from '../../shared/use-cases/stage/own-station';
import { checkOf } from './loopback';
import { noticing } from './noticing-recorder';
import { Wires } from './wires';

/** Our station over real sockets against a CSMS of ocpp-rpc, whose operator does what the prompts ask for. */

interface ForeignStation {
  readonly protocol: string;
  handle(handler: (call: { method: string; params: JsonObject }) => Promise<JsonObject>): void;
  call(method: string, params: JsonObject): Promise<JsonObject>;
}

/** A CSMS without state: it accepts every station, token and transaction. */
export class GenericCsms {
  readonly #server: RPCServer;
  #station: ForeignStation | undefined;
  #transactions = 0;
  url = '';
  /** Wall time as it shows it, ms since 1970: that of the run, for stations set their clocks by it. */
  now: () => number = () => Date.now();

  constructor() {
    this.#server = new RPCServer({ protocols: Object.values(SUBPROTOCOL), strictMode: false });
    this.#server.auth((accept) => accept());
    this.#server.on('client', (station: ForeignStation) => {
      this.#station = station;
      station.handle(({ method, params }) => Promise.resolve(this.#answer(station.protocol === 'ocpp1.6', method, params)));
    });
  }

  async start(): Promise<void> {
    const http: Server = await this.#server.listen(0, '127.0.0.1');
    this.url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/ocpp`;
  }

  stop(): Promise<void> {
    return this.#server.close({ force: true });
  }

  /** Does what a person at the CSMS is asked to do; false when it cannot. */
  operate(text: string): boolean {
    const [, action, payload] = /^Let the CSMS send (\w+)(?: with (\{.*\}))?\.$/s.exec(text) ?? [];
    if (action === undefined || !this.#station) return false;
    void this.#station.call(action, payload === undefined ? {} : JSON.parse(payload) as JsonObject).catch(() => undefined);
    return true;
  }

  #answer(old: boolean, method: string, params: JsonObject): JsonObject {
    const info = { status: 'Accepted' };
    switch (method) {
      case 'BootNotification': return { status: 'Accepted', interval: 300, currentTime: new Date(this.now()).toISOString() };
      case 'Heartbeat': return { currentTime: new Date(this.now()).toISOString() };
      case 'Authorize': return old ? { idTagInfo: info } : { idTokenInfo: info };
      case 'StartTransaction': return { transactionId: ++this.#transactions, idTagInfo: info };
      case 'StopTransaction': return 'idTag' in params ? { idTagInfo: info } : {};
      case 'TransactionEvent': return 'idToken' in params ? { idTokenInfo: info } : {};
      case 'DataTransfer': case 'OpenPeriodicEventStream': return { status: 'Accepted' };
      default: return {};
    }
  }
}

/** What is asked of a station here needs an authority, which this CSMS is not. */
const WITH_AUTHORITY = ['InstallCertificate', 'DeleteCertificate', 'GetInstalledCertificateIds', 'CertificateSigned'];
/** What a station asks here is answered from what a CSMS knows. */
const WITH_STATE = ['PullDynamicScheduleUpdate', 'GetCertificateChainStatus', 'GetCertificateStatus', 'Get15118EVCertificate', 'SignCertificate', 'NotifyEVChargingNeeds', 'VatNumberValidation'];

/**
 * Whether a CSMS without state can take part in a case: it knows good tokens and nothing else of them, and does nothing but
 * answer, and send the requests that a person would.
 */
export function genericCanServe(scenario: Scenario): string[] {
  const simple = (given: Readonly<Record<string, unknown>> | undefined): boolean => Object.entries(given ?? {}).every(([name, value]) => name === 'tokens'
    && Array.isArray(value) && value.every((token: Readonly<Record<string, unknown>>) => token['status'] === 'Accepted' && Object.keys(token).every((key) => ['idToken', 'status', 'type'].includes(key))));
  return scenario.cases.filter((one) => simple(scenario.given?.csms) && simple(one.given?.csms) && (one.settings?.includes('station') ?? true) && one.steps.every(isWithinReach)).map(({ id }) => id);
}

function isWithinReach(step: Step): boolean {
  if ('each' in step) return step.steps.every(isWithinReach);
  if ('answer' in step || 'csms' in step || 'configure' in step || 'fault' in step || 'send' in step) return false;
  // What the CSMS sends of its own accord is its own behaviour.
  if ('expect' in step) return (step.from === 'station' && !WITH_STATE.includes(step.expect)) || step.optional === true;
  return !('call' in step && [...WITH_AUTHORITY, ...WITH_STATE].includes(step.call));
}

const wires = new Wires();

/** Plays cases of a scenario against the generic CSMS, in time that jumps as soon as nothing comes any more. */
export async function playAgainstGenericCsms(scenario: Scenario, version: OcppVersion, only: readonly string[], csms: GenericCsms): Promise<ScenarioResult> {
  let activity = 0;
  const busy = new Busy();
  const certificates = watched(await NodeCertificates.load(), busy);
  const certified = async (): Promise<boolean> => {
    if (busy.idle) return false;
    await busy.next();
    return true;
  };
  const settle = (): Promise<void> => wires.settle(() => activity, certified);
  const clock = new VirtualClock({ now: Date.now(), settle });
  const client = new WsClient();
  csms.now = () => clock.now();
  const running = runScenario(scenario, {
    version, setting: 'station', only,
    makeStage: (played) => {
      const journal = startJournal({ storage: new MemoryStorage(), clock });
      const simulated = new SimulatedStation({
        config: defaultStationConfig({ meterInterval: 60, ...played.given.station?.config, id: 'CP001', url: csms.url, version }),
        client: { connect: async (options) => { const result = await client.connect(options); activity += 1; return result; } },
        ports: { clock, certificates, random: new SeededRandom(1), recorder: noticing(journal, () => (activity += 1)), checkOf, strictness: () => 'observe', timeoutMs: () => 30_000 },
      });
      const operate = (open: readonly Prompt[]): void => {
        for (const prompt of open) queueMicrotask(() => {
          if (prompt.state !== 'open') return;
          const can = prompt.kind === 'setup' || csms.operate(prompt.text);
          stage.answerPrompt(prompt.id, can ? 'done' : 'skipped');
        });
      };
      const stage = new OwnStationStage({ simulated, version, station: 'CP001', journal, clock, check: checkOf(version), onPrompts: operate });
      return Promise.resolve(stage);
    },
  });
  let over = false;
  void running.then(() => (over = true), () => (over = true));
  while (!over) await clock.advance(Math.min(clock.untilNext ?? 1000, 1000));
  return running;
}
