import type { CsmsApi, CsmsSettings, OverrideRule } from '../../csms/api';
import type { JsonObject } from '../../ocpp/json';
import type { ActResult } from '../../station/api';
import type { Side } from '../catalogue/model';
import type { CsmsAct, Stage } from '../run/stage';
import { csmsActs } from './csms-acts';
import { LiveStage, type LiveOptions } from './live-stage';
import { withRule } from './rule-list';

export interface OwnCsmsOptions extends LiveOptions {
  /** Runs, and writes to the journal. */
  readonly csms: CsmsApi;
}

const NOT_OURS: ActResult = { ok: false, message: 'The station is not ours: a person has to do it there.' };

/** Our CSMS against a foreign station. What the case changes about the CSMS is put back at its end. */
export class OwnCsmsStage extends LiveStage implements Stage {
  readonly setting = 'csms';
  readonly ours = { station: false, csms: true };
  readonly #csms: CsmsApi;
  readonly #rulesBefore: readonly OverrideRule[];
  readonly #settingsBefore: Partial<Record<keyof CsmsSettings, unknown>> = {};

  constructor(options: OwnCsmsOptions) {
    super(options);
    this.#csms = options.csms;
    this.#rulesBefore = options.csms.overrides();
  }

  act(): ActResult {
    return NOT_OURS;
  }

  csmsAct(act: CsmsAct): void {
    csmsActs(this.#csms, this.station, act);
  }

  power(): void {}

  setVariables(): ActResult {
    return NOT_OURS;
  }

  call(_from: Side, action: string, payload: JsonObject): void {
    void this.#csms.call(this.station, action, payload);
  }

  sendRaw(from: Side, text: string): boolean {
    return from === 'csms' && this.#csms.sendRaw(this.station, text);
  }

  configure(change: Partial<CsmsSettings>): void {
    const before = this.#csms.settings;
    for (const name of Object.keys(change) as (keyof CsmsSettings)[]) if (!(name in this.#settingsBefore)) this.#settingsBefore[name] = before[name];
    this.#csms.configure(change);
  }

  answer(by: Side, rule: Omit<OverrideRule, 'id' | 'enabled'>): ActResult {
    if (by === 'station') return NOT_OURS;
    this.#csms.setOverrides(withRule(this.#csms.overrides(), { ...rule, station: this.station }));
    return { ok: true };
  }

  fault(): ActResult {
    return { ok: false, message: 'The wire to a foreign station cannot be disturbed from here.' };
  }

  end(): Promise<void> {
    this.#csms.setOverrides(this.#rulesBefore);
    if (Object.keys(this.#settingsBefore).length > 0) this.#csms.configure(this.#settingsBefore as Partial<CsmsSettings>);
    return Promise.resolve();
  }
}
