import { RPCClient } from 'ocpp-rpc';
import { NodeRandom } from '../../electron/node/node-random';
import { WsServer } from '../../electron/node/ws-server';
import { Csms } from '../../shared/csms/csms';
import { MemoryStorage } from '../../shared/journal/memory-storage';
import { startJournal, type Journal } from '../../shared/journal/journal';
import { isJsonObject, type JsonObject } from '../../shared/ocpp/json';
import { SUBPROTOCOL, type OcppVersion } from '../../shared/ocpp/version';
import { VirtualClock } from '../../shared/platform/virtual-clock';
import type { Prompt } from '../../shared/use-cases/run/stage';
import { runScenario } from '../../shared/use-cases/run/run-scenario';
import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import type { Scenario } from '../../shared/use-cases/scenario/shape';
import { OwnCsmsStage } from '../../shared/use-cases/stage/own-csms';
import { checkOf } from './loopback';
import { noticing } from './noticing-recorder';
import { Wires } from './wires';

/** A charging station of a few lines over ocpp-rpc, which does what the prompts of a scenario ask of a person. */
class GenericStation {
  readonly #version: OcppVersion;
  readonly #client: RPCClient;
  #seqNo = 0;
  #transaction = 0;
  #number = 0;
  #running = false;
  #plugged = false;
  #card: string | undefined;

  constructor(url: string, version: OcppVersion) {
    this.#version = version;
    this.#client = new RPCClient({
      endpoint: url, identity: 'GENERIC', protocols: [SUBPROTOCOL[version]], strictMode: false, reconnect: false, callTimeoutMs: 30_000, pingIntervalMs: 0,
      deferPingsOnActivity: false, respondWithDetailedErrors: false, callConcurrency: 1, maxReconnects: 0, backoff: { initialDelay: 1, maxDelay: 10, factor: 2, randomisationFactor: 0 }, maxBadMessages: Infinity,
      headers: {}, wsOpts: {}, password: null, query: '', strictModeValidators: [],
    });
    this.#client.handle(({ method = '', params }) => Promise.resolve(answer(method, isJsonObject(params) ? params : {})));
  }

  async boot(): Promise<void> {
    await this.#client.connect();
    await this.#tell('BootNotification', this.#old ? { chargePointVendor: 'Generic', chargePointModel: 'G1' }
      : { reason: 'PowerUp', chargingStation: { vendorName: 'Generic', model: 'G1' } });
    await this.#status('Available');
  }

  close(): Promise<unknown> {
    return this.#client.close({ force: true });
  }

  /** Does what a person is asked to do; false when it does not understand. */
  async act(text: string): Promise<boolean> {
    if (/^Plug the cable in/.test(text)) await this.#plug();
    else if (/^Unplug/.test(text)) await this.#unplug();
    else {
      const [, card] = /^Present the card (\S+?)(?: at|\.)/.exec(text) ?? [];
      if (card === undefined) return false;
      await this.#present(card);
    }
    return true;
  }

  get #old(): boolean {
    return this.#version === '1.6';
  }

  async #plug(): Promise<void> {
    this.#plugged = true;
    await this.#status(this.#old ? 'Preparing' : 'Occupied');
    if (!this.#old) await this.#event('Started', 'CablePluggedIn', 'EVConnected', { evse: { id: 1, connectorId: 1 } });
    else if (this.#card !== undefined) await this.#start16();
  }

  async #present(card: string): Promise<void> {
    const authorized = await this.#tell('Authorize', this.#old ? { idTag: card } : { idToken: token(card) });
    const info = authorized[this.#old ? 'idTagInfo' : 'idTokenInfo'];
    if (!isJsonObject(info) || info['status'] !== 'Accepted') return;
    if (this.#running) return this.#stop(card);
    this.#card = card;
    if (!this.#plugged) return;
    if (this.#old) return this.#start16();
    await this.#event('Updated', 'Authorized', 'EVConnected', { idToken: token(card) });
    await this.#event('Updated', 'ChargingStateChanged', 'Charging');
    this.#running = true;
  }

  async #start16(): Promise<void> {
    const started = await this.#tell('StartTransaction', { connectorId: 1, idTag: this.#card ?? '', meterStart: 0, timestamp: new Date().toISOString() });
    this.#transaction = Number(started['transactionId']);
    this.#running = true;
    await this.#status('Charging');
  }

  async #stop(card: string): Promise<void> {
    this.#running = false;
    if (this.#old) {
      await this.#tell('StopTransaction', { transactionId: this.#transaction, idTag: card, meterStop: 100, timestamp: new Date().toISOString(), reason: 'Local' });
      return this.#status('Finishing');
    }
    await this.#event('Ended', 'StopAuthorized', 'EVConnected', { idToken: token(card) }, { stoppedReason: 'Local' });
    this.#seqNo = 0;
    this.#number += 1;
  }

  async #unplug(): Promise<void> {
    this.#plugged = false;
    this.#card = undefined;
    await this.#status('Available');
  }

  async #event(eventType: string, triggerReason: string, chargingState: string, more: JsonObject = {}, info: JsonObject = {}): Promise<void> {
    await this.#tell('TransactionEvent', {
      eventType, triggerReason, timestamp: new Date().toISOString(), seqNo: this.#seqNo++,
      transactionInfo: { transactionId: `generic-${this.#number}`, chargingState, ...info }, ...more,
    });
  }

  async #status(status: string): Promise<void> {
    await this.#tell('StatusNotification', this.#old ? { connectorId: 1, status, errorCode: 'NoError' }
      : { evseId: 1, connectorId: 1, connectorStatus: status, timestamp: new Date().toISOString() });
  }

  async #tell(action: string, payload: JsonObject): Promise<JsonObject> {
    return await this.#client.call(action, payload) as JsonObject;
  }
}

function token(card: string): JsonObject {
  return { idToken: card, type: 'ISO14443' };
}

/** Takes every setting, and knows what it was before. */
function answer(method: string, params: JsonObject): JsonObject {
  const first = (name: string): JsonObject => { const list = params[name]; const one = Array.isArray(list) ? list[0] : undefined; return isJsonObject(one) ? one : {}; };
  switch (method) {
    case 'GetVariables': return { getVariableResult: [{ ...first('getVariableData'), attributeStatus: 'Accepted', attributeValue: 'before' }] };
    case 'SetVariables': {
      const { attributeValue: _value, ...place } = first('setVariableData');
      return { setVariableResult: [{ ...place, attributeStatus: 'Accepted' }] };
    }
    case 'GetConfiguration': return { configurationKey: [], unknownKey: [] };
    default: return { status: 'Accepted' };
  }
}

const wires = new Wires();

/** Plays cases of a scenario with our CSMS and the generic station, in time that jumps as soon as nothing comes any more. */
export async function playAgainstGenericStation(scenario: Scenario, version: OcppVersion, only: readonly string[]): Promise<{ readonly result: ScenarioResult; readonly journal: Journal }> {
  let activity = 0;
  const settle = (): Promise<void> => wires.settle(() => activity);
  const clock = new VirtualClock({ now: Date.now(), settle });
  const journal = startJournal({ storage: new MemoryStorage(), clock });
  const csms = new Csms({ server: new WsServer(), ports: { clock, random: new NodeRandom(), recorder: noticing(journal, () => (activity += 1)), checkOf }, settings: { port: 0, path: '/ocpp' } });
  const started = await csms.start();
  if (!started.ok) throw new Error(started.message);
  const station = new GenericStation(`ws://127.0.0.1:${started.port}/ocpp`, version);
  await station.boot();
  const running = runScenario(scenario, {
    version, setting: 'csms', only,
    makeStage: () => {
      const asked = new Set<number>();
      const act = (open: readonly Prompt[]): void => {
        for (const prompt of open.filter(({ id }) => !asked.has(id))) {
          asked.add(prompt.id);
          void station.act(prompt.text).then((could) => { activity += 1; stage.answerPrompt(prompt.id, could ? 'done' : 'skipped'); });
        }
      };
      const stage = new OwnCsmsStage({ csms, version, station: 'GENERIC', journal, clock, check: checkOf(version), onPrompts: act });
      return Promise.resolve(stage);
    },
  });
  let over = false;
  void running.then(() => (over = true), () => (over = true));
  while (!over) await clock.advance(Math.min(clock.untilNext ?? 1000, 1000));
  await station.close();
  await csms.stop();
  return { result: await running, journal };
}
