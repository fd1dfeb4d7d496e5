import { format } from 'date-fns';
import { leadingAt } from '../../shared/smart-charging/combine';
import type { Place } from '../../shared/smart-charging/model';
import { saidAt } from '../../shared/smart-charging/said';
import type { KnownProfile } from './place';

/** What becomes of a profile at a time and place, in a few words. */
export interface Standing {
  readonly leads: boolean;
  readonly words: string;
}

/** Whether a profile counts at a time and place, and if not, why. */
export function standingOf(one: KnownProfile, all: readonly KnownProfile[], place: Place, at: number): Standing {
  const { profile, evseId } = one;
  if (evseId !== 0 && evseId !== place.evseId) return { leads: false, words: `at ${evseId} only` };
  if (profile.purpose === 'TxProfile' && !place.transaction) return { leads: false, words: 'no transaction' };
  if (profile.purpose === 'TxProfile' && profile.transactionId !== undefined && place.transaction?.includes(profile.transactionId) === false) return { leads: false, words: 'another transaction' };
  const said = saidAt(one, place, at);
  if (!said.schedule) return { leads: false, words: said.until === Infinity ? 'over' : `from ${format(said.until, 'HH:mm:ss')}` };
  if (profile.purpose === 'TxDefaultProfile' && leadingAt(all, 'TxProfile', place, at).schedule) return { leads: false, words: 'the TxProfile goes first' };
  const leading = leadingAt(all, profile.purpose, place, at);
  if (leading.schedule && leading.installed.profile.id !== profile.id) return { leads: false, words: `below profile ${leading.installed.profile.id}` };
  if (profile.purpose === 'PriorityCharging' && place.priority !== true) return { leads: false, words: 'until it is asked for' };
  return leading.schedule ? { leads: true, words: said.until === Infinity ? 'in force' : `until ${format(said.until, 'HH:mm:ss')}` } : { leads: false, words: 'of the EVSEs' };
}
