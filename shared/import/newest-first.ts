import type { ReadMessage } from './message';
import type { Found } from './model';

/** So many times more speak for it than against it. */
const CLEARLY = 4;

/**
 * Whether a log is written from its end to its beginning, as Kibana, Grafana and other viewers export it: its times run backwards,
 * and answers stand before their requests.
 */
export function isNewestFirst(found: readonly Found[], messages: Iterable<ReadMessage>): boolean {
  return clearly(backwards(found)) && clearly(answersFirst(messages));
}

/** The same the other way round; what stands on one line of the log keeps its order. */
export function turnedRound(found: readonly Found[]): Found[] {
  const turned: Found[] = [];
  let end = found.length;
  for (let i = found.length - 1; i >= 0; i -= 1) {
    const [own, above] = [found[i]?.place, found[i - 1]?.place];
    if (own && above && own.line <= above.lastLine) continue;
    for (let at = i; at < end; at += 1) {
      const one = found[at];
      if (one) turned.push(one);
    }
    end = i;
  }
  return turned;
}

interface Votes {
  readonly yes: number;
  readonly no: number;
}

function clearly({ yes, no }: Votes): boolean {
  return yes > CLEARLY * no;
}

function backwards(found: readonly Found[]): Votes {
  let [yes, no] = [0, 0];
  let before: { readonly kind: string; readonly ms: number } | undefined;
  for (const one of found) {
    const time = 'time' in one ? one.time : undefined;
    if (!time) continue;
    if (before?.kind === time.kind && time.ms < before.ms) yes += 1;
    else if (before?.kind === time.kind && time.ms > before.ms) no += 1;
    before = time;
  }
  return { yes, no };
}

function answersFirst(messages: Iterable<ReadMessage>): Votes {
  let [yes, no] = [0, 0];
  const calls = new Set<string>();
  const answers = new Set<string>();
  for (const { meant } of messages) {
    if (meant?.kind === 'call') {
      if (answers.delete(meant.id)) yes += 1;
      else calls.add(meant.id);
    } else if (meant?.kind === 'result' || meant?.kind === 'error') {
      if (calls.delete(meant.id)) no += 1;
      else answers.add(meant.id);
    }
  }
  return { yes, no };
}
