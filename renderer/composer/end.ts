import type { Target } from '../../shared/ipc/shapes';
import type { Sender } from '../../shared/ocpp/frame-check';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { labelOfTarget, type TargetOption } from '../stores/targets';
import { isTarget } from './history';

/** Where a frame goes, as chosen: an end of a connection, or none yet, so that a frame can be written and checked all the same. */
export interface EndChoice {
  readonly sender: Sender;
  readonly version: OcppVersion;
  readonly target: Target | undefined;
}

/** The choice together with what is known of the connection now. */
export interface End extends EndChoice {
  readonly connected: boolean;
  readonly label: string;
}

export const DRAFT: EndChoice = { sender: 'station', version: '2.0.1', target: undefined };

/** The ends without a connection, one a side and version. */
export const DRAFTS: readonly EndChoice[] = OCPP_VERSIONS.flatMap((version): EndChoice[] => [
  { sender: 'station', version, target: undefined },
  { sender: 'csms', version, target: undefined },
]);

/** A choice as one text, for pickers. */
export function keyOfEnd({ sender, version, target }: EndChoice): string {
  return target ? `${target.tap === true ? 'tap-' : ''}${target.side}:${target.station}` : `draft:${sender}:${version}`;
}

export function choiceOf(option: TargetOption): EndChoice {
  // The side that we are is the side that sends.
  return { sender: option.target.side, version: option.version ?? '1.6', target: option.target };
}

/**
 * The end that is written to: the chosen one, be it connected or not; without a choice the first that is connected, or else a
 * draft. A chosen end that is gone stays, so that a host that restarts does not change what one is working on.
 */
export function endOf(choice: EndChoice | undefined, options: readonly TargetOption[]): End {
  if (!choice) {
    const first = options.find((option) => option.connected) ?? options[0];
    return first ? { ...choiceOf(first), connected: first.connected, label: first.label } : { ...DRAFT, connected: false, label: labelOfDraft(DRAFT) };
  }
  const { target } = choice;
  if (!target) return { ...choice, connected: false, label: labelOfDraft(choice) };
  const option = options.find((one) => isSameTarget(one.target, target));
  if (!option) return { ...choice, connected: false, label: labelOfTarget(target) };
  return { ...choice, version: option.version ?? choice.version, connected: option.connected, label: option.label };
}

export function isSameTarget(one: Target, other: Target): boolean {
  return one.side === other.side && one.station === other.station && one.tap === other.tap;
}

export function labelOfDraft({ sender, version }: EndChoice): string {
  return sender === 'station' ? `Station → CSMS, OCPP ${version}` : `CSMS → station, OCPP ${version}`;
}

export function isEndChoice(value: unknown): value is EndChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { sender, version, target } = value as Partial<Record<keyof EndChoice, unknown>>;
  return (sender === 'station' || sender === 'csms') && OCPP_VERSIONS.some((known) => known === version) && (target === undefined || isTarget(target));
}
