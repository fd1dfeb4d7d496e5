import type { CsmsSettings, Operation, OverrideRule, TransactionLimits } from '../../csms/api';
import type { FirmwareOrder, LogOrder, PublishOrder } from '../../csms/files/api';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { JsonObject } from '../../ocpp/json';
import type { OcppVersion } from '../../ocpp/version';
import type { ActResult, StationAct } from '../../station/api';
import type { Side } from '../catalogue/model';
import type { Journal } from '../../journal/journal';
import type { FaultStep } from '../scenario/shape';
import type { Trace } from './trace';
import type { Setting } from './verdict';

/** What whoever runs the CSMS does there. */
export type CsmsAct =
  | { readonly kind: 'send-local-list'; readonly update: 'Full' | 'Differential' }
  | { readonly kind: 'start-paid'; readonly evse: number; readonly limits?: TransactionLimits }
  | ({ readonly kind: 'update-firmware' } & FirmwareOrder)
  | ({ readonly kind: 'publish-firmware' } & PublishOrder)
  | ({ readonly kind: 'request-log' } & LogOrder)
  | Operation;

/** Something that a person is asked to do. */
export interface Prompt {
  readonly id: number;
  readonly who: 'station' | 'csms';
  /** `setup`: what has to hold before the case; the same text need not be asked twice in a run. */
  readonly kind: 'act' | 'setup';
  readonly text: string;
  state: 'open' | 'done' | 'skipped';
}

/**
 * Where a case is played: the two ends, of which one or both are ours, and the time that passes there. What an end that is
 * not ours should do is asked of a person by a prompt.
 */
export interface Stage {
  readonly setting: Setting;
  readonly version: OcppVersion;
  /** Identity of the station. */
  readonly station: string;
  /** URL of a CSMS that is ours, without the station's identity. */
  readonly csmsUrl?: string | undefined;
  readonly journal: Journal;
  readonly trace: Trace;
  readonly check: FrameCheck | undefined;
  /** Which ends are ours. */
  readonly ours: { readonly station: boolean; readonly csms: boolean };
  /** Wall time, ms since 1970. */
  now(): number;
  /** Lets time pass until `reached` holds, at most `ms` milliseconds; resolves with whether it does. At once when cancelled. */
  until(reached: () => boolean, ms: number): Promise<boolean>;
  /** True once whoever runs it wants it to end. */
  readonly cancelled: boolean;
  /** Does something at our station. */
  act(act: StationAct): ActResult;
  power(on: boolean): void;
  /** The lines on the display of our station; absent where the station is not ours. */
  display?(): readonly string[];
  /** Does something at our CSMS; what it sends then shows in the trace. */
  csmsAct(act: CsmsAct): void;
  /** Sets our station's variables (2.x: Component.Variable; 1.6: the key), past its mutabilities. */
  setVariables(variables: Readonly<Record<string, string>>): ActResult;
  /** Sends a request from an end that is ours; its answer shows in the trace. */
  call(from: Side, action: string, payload: JsonObject): void;
  /** Puts a text on the wire; false when not connected. */
  sendRaw(from: Side, text: string): boolean;
  configure(change: Partial<CsmsSettings>): void;
  /** Adds a rule for what an end that is ours answers; `own` takes away the rules for its action. */
  answer(by: Side, rule: Omit<OverrideRule, 'id' | 'enabled'>): ActResult;
  /** Disturbs the wire from now on. */
  fault(step: FaultStep): ActResult;
  /** Asks a person; the prompt's state says what became of it. */
  prompt(who: 'station' | 'csms', text: string, kind?: Prompt['kind']): Prompt;
  /** Takes a prompt away that nobody needs to answer any more. */
  withdraw(prompt: Prompt): void;
  /** Ends everything that was started for the case. */
  end(): Promise<void>;
}

/** How long a person may take for what a prompt asks, ms. */
export const PATIENCE_MS = 15 * 60_000;
