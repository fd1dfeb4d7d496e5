import { decode } from '../ocpp/codec';
import type { FrameCheck } from '../ocpp/frame-check';
import { actionInfo, mayBeSentBy } from '../ocpp/actions';
import type { OcppVersion } from '../ocpp/version';

/** In doubt the first: a log that fits 1.6 and 2.x alike holds little but Heartbeats, and 1.6 is what is out there most. */
const CANDIDATES: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

/** As many requests as tell the versions apart. */
const ENOUGH = 200;

/**
 * The version against which the requests of a log have the fewest errors.
 *
 * @param texts messages as they were on the wire
 * @param others versions of other connections of the same log; in doubt it is the most frequent of them
 */
export function guessVersion(texts: readonly string[], checkOf: (version: OcppVersion) => FrameCheck, others: readonly OcppVersion[] = []): OcppVersion {
  const often = (version: OcppVersion): number => others.filter((other) => other === version).length;
  let best: OcppVersion = '1.6';
  let fewest = Infinity;
  for (const version of CANDIDATES.toSorted((a, b) => often(b) - often(a))) {
    const check = checkOf(version);
    let errors = 0;
    for (let i = 0; i < texts.length && i < ENOUGH && errors < fewest; i += 1) errors += errorsIn(texts[i] ?? '', version, check);
    if (errors < fewest) [best, fewest] = [version, errors];
  }
  return best;
}

function errorsIn(raw: string, version: OcppVersion, check: FrameCheck): number {
  const frame = decode(raw, version);
  const meant = frame.kind === 'malformed' ? frame.usable : frame;
  if (meant?.kind !== 'call' && meant?.kind !== 'send') return 0;
  const info = actionInfo(version, meant.action);
  // An action that the version does not know weighs more than any fault in a payload.
  if (!info) return 10;
  return check.check(meant, { sender: mayBeSentBy(info, 'station') ? 'station' : 'csms' }).filter((violation) => violation.severity === 'error').length;
}
