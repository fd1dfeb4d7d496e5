import { actionInfo, mayBeSentBy } from '../ocpp/actions';
import type { Call } from '../ocpp/frame';
import type { JsonObject } from '../ocpp/json';
import type { Answer, CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { Violation } from '../ocpp/violation';
import type { SocketClient } from '../platform/socket';
import { answerOf, type OverrideRule } from '../session/overrides';
import { perform } from './acts';
import type { ActResult, ChargingSessionOptions, ChargingSessionResult, StationAct, StationApi, StationConfig, StationStatus } from './api';
import { passTime } from './blocks/der-control';
import { resumeTransactions } from './blocks/interruption';
import { resumeJobs } from './blocks/file-jobs';
import { installWhenIdle } from './blocks/firmware';
import { goDark, wake } from './blocks/power';
import { connected, disconnected } from './blocks/provisioning';
import { dropReservations } from './blocks/reservation';
import { resetWhenIdle } from './blocks/reset';
import { connectingFailed } from './blocks/security';
import { delivered, gaveUp } from './blocks/transaction-answers';
import type { VendorHandler } from '../ocpp/vendor-handlers';
import { setVendorHandlers } from './blocks/data-transfer';
import { chargeOnce } from './charge-once';
import { configure } from './configure';
import type { Behaviour } from './core/behaviour';
import { StationCore, type StationPorts } from './core/core';
import type { Dialect } from './core/dialect';
import type { SettingDefaults } from './settings/store';
import { statusOf } from './status';
import { DEFAULTS_16, DIALECT_16 } from './v16/dialect';
import { DEFAULTS_21, DIALECT_201, DIALECT_21 } from './v2x/dialect';
import { lookAtMonitors } from './v2x/monitoring/look';
import { reopenStreams } from './v2x/monitoring/streams';

const DIALECTS: Readonly<Record<OcppVersion, Dialect>> = { '1.6': DIALECT_16, '2.0.1': DIALECT_201, '2.1': DIALECT_21 };

/** What a request must not break if it is to be understood at all; anything else is served all the same. */
const UNREADABLE = ['required', 'type', 'enum', 'const', 'minItems', 'maxLength'];

const BEHAVIOUR: Behaviour = {
  changed: lookAtMonitors,
  connected,
  disconnected,
  accepted: (core) => {
    resumeTransactions(core);
    if (core.derControls.length > 0) passTime(core);
    reopenStreams(core);
    resumeJobs(core);
  },
  connectingFailed,
  answer,
  delivered,
  gaveUp,
  outOfOrder: dropReservations,
  transactionEnded: (core) => {
    resetWhenIdle(core);
    installWhenIdle(core);
  },
};

/** A simulated charging station of OCPP 1.6, 2.0.1 or 2.1. */
export class SimulatedStation implements StationApi {
  readonly #core: StationCore;

  constructor({ config, client, ports }: { config: StationConfig; client: SocketClient; ports: StationPorts }) {
    this.#core = new StationCore({ config, client, ports, dialect: DIALECTS[config.version], behaviour: BEHAVIOUR, defaults: defaultsOf(config) });
  }

  get config(): StationConfig {
    return this.#core.config;
  }

  /** Switched on, whether or not it has power. */
  get running(): boolean {
    return this.#core.running;
  }

  start(): void {
    if (this.#core.running) return;
    this.#core.running = true;
    if (this.#core.powered) wake(this.#core);
    this.#core.changed();
  }

  async stop(): Promise<void> {
    this.#core.running = false;
    this.#core.timers.clearAll();
    goDark(this.#core);
    await this.#core.link.close('The station is switched off');
    this.#core.timers.clearAll();
    this.#core.changed();
  }

  act(act: StationAct): ActResult {
    return perform(this.#core, act);
  }

  configure(variables: Readonly<Record<string, string>>): ActResult {
    return configure(this.#core, variables);
  }

  setVendorHandlers(handlers: readonly VendorHandler[]): ActResult {
    return setVendorHandlers(this.#core, handlers);
  }

  setOverrides(rules: readonly OverrideRule[]): void {
    this.#core.overrides.set(rules);
  }

  status(): StationStatus {
    return statusOf(this.#core);
  }

  call(action: string, payload: JsonObject): Promise<CallOutcome> {
    return this.#core.link.session?.call(action, payload) ?? Promise.resolve({ kind: 'closed' });
  }

  sendRaw(text: string): boolean {
    const { session } = this.#core.link;
    session?.sendRaw(text);
    return session !== undefined;
  }

  async chargeOnce(options: ChargingSessionOptions): Promise<ChargingSessionResult> {
    this.start();
    return chargeOnce(this.#core, options);
  }

  onChange(listener: () => void): () => void {
    return this.#core.onChange(listener);
  }
}

function defaultsOf(config: StationConfig): SettingDefaults {
  return {
    ...(config.version === '1.6' ? DEFAULTS_16 : {}),
    ...(config.version === '2.1' ? DEFAULTS_21 : {}),
    // A CSMS of 1.6 that asks for security knows the messages of the security whitepaper; others need not.
    ...(config.version === '1.6' && config.securityProfile > 0 ? { SendSecurityEvents: 'true' } : {}),
    TxUpdatedInterval: String(config.meterInterval),
    ...(config.certificateEntries === undefined ? {} : { MaxCertificateEntries: String(config.certificateEntries) }),
    ...(config.password === undefined ? {} : { BasicAuthPassword: config.password }),
  };
}

/** Answers a request of the CSMS, unless a rule of a person's says otherwise. */
function answer(core: StationCore, call: Call, violations: readonly Violation[]): Answer | Promise<Answer> {
  if (core.rebooting) return { kind: 'silence' };
  core.lastSent = core.clock.monotonic();
  core.diary.add(core.now, `received ${call.action}`);
  const rule = core.overrides.take(core.config.id, call.action);
  if (!rule) return own(core, call, violations);
  if (rule.answer.kind === 'close') void core.link.reconnect(rule.answer.reason);
  // A rule's payload stands for a station that answers so and does nothing.
  const instead = answerOf(rule, call) ?? own(core, call, violations);
  const { delayMs = 0 } = rule;
  return delayMs <= 0 ? instead : new Promise((resolve) => void core.clock.after(delayMs, () => resolve(instead)));
}

/** The station's own answer, or by the standard's code why there is none. */
function own(core: StationCore, call: Call, violations: readonly Violation[]): Answer | Promise<Answer> {
  const info = actionInfo(core.config.version, call.action);
  if (!info) return { kind: 'error', code: 'NotImplemented', description: `OCPP ${core.config.version} has no action ${call.action}.` };
  if (!mayBeSentBy(info, 'csms')) return { kind: 'error', code: 'NotSupported', description: `${call.action} is sent by a Charging Station, not to one.` };
  if (core.registration === 'Rejected') {
    // OCPP 1.6 §4.2: it shall not respond at all.
    if (core.config.version === '1.6') return { kind: 'silence' };
    return { kind: 'error', code: 'SecurityError', description: 'The CSMS has rejected this station, which therefore takes no requests.' };
  }
  const unreadable = violations.find(({ severity, rule }) => severity === 'error' && UNREADABLE.includes(rule));
  if (unreadable) return { kind: 'error', code: unreadable.code, description: unreadable.message, details: { path: unreadable.path } };
  return core.dialect.answer(core, call);
}
