import type { OverrideRule } from '../../csms/api';
import type { JsonObject } from '../../ocpp/json';
import type { ActResult, StationAct, StationApi } from '../../station/api';
import type { Side } from '../catalogue/model';
import type { Stage } from '../run/stage';
import { LiveStage, type LiveOptions } from './live-stage';
import { withRule } from './rule-list';

export interface OwnStationOptions extends LiveOptions {
  /** Not switched on yet, and writes to the journal. Made for the case and switched off at its end. */
  readonly simulated: StationApi;
}

/** Our station against a foreign CSMS. */
export class OwnStationStage extends LiveStage implements Stage {
  readonly setting = 'station';
  readonly ours = { station: true, csms: false };
  readonly #simulated: StationApi;
  #rules: readonly OverrideRule[] = [];

  constructor(options: OwnStationOptions) {
    super(options);
    this.#simulated = options.simulated;
  }

  act(act: StationAct): ActResult {
    return this.#simulated.act(act);
  }

  csmsAct(): void {}

  display(): readonly string[] {
    return this.#simulated.status().displayMessages;
  }

  power(on: boolean): void {
    if (on) this.#simulated.start();
    else void this.#simulated.stop();
  }

  setVariables(variables: Readonly<Record<string, string>>): ActResult {
    return this.#simulated.configure(variables);
  }

  call(_from: Side, action: string, payload: JsonObject): void {
    void this.#simulated.call(action, payload);
  }

  sendRaw(from: Side, text: string): boolean {
    return from === 'station' && this.#simulated.sendRaw(text);
  }

  configure(): void {}

  answer(by: Side, rule: Omit<OverrideRule, 'id' | 'enabled'>): ActResult {
    if (by === 'csms') return { ok: false, message: 'The CSMS is not ours.' };
    this.#rules = withRule(this.#rules, rule);
    this.#simulated.setOverrides(this.#rules);
    return { ok: true };
  }

  fault(): ActResult {
    return { ok: false, message: 'The wire to a foreign CSMS cannot be disturbed from here.' };
  }

  end(): Promise<void> {
    return this.#simulated.stop();
  }
}
