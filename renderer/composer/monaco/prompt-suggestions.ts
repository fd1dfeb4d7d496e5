import type { monaco } from './monaco';

interface Timer {
  cancelAndSet(run: () => void, ms: number): void;
}

/**
 * Shows suggestions as soon as they are there. Monaco waits 100 ms with a list that it has, so that lists of slow servers do
 * not flicker; ours come from a worker within a frame or two of the display. It has no setting for that: the timer of its
 * widget is asked to wait no longer. Where another version of Monaco has no such timer, everything stays as Monaco has it.
 */
export function showSuggestionsAtOnce(editor: monaco.editor.IStandaloneCodeEditor): void {
  const timer = timerOf(editor.getContribution('editor.contrib.suggestController'));
  if (timer === undefined) return;
  const wait = timer.cancelAndSet.bind(timer);
  timer.cancelAndSet = (run) => wait(run, 0);
}

function timerOf(controller: unknown): Timer | undefined {
  const timer = memberOf(memberOf(memberOf(controller, 'widget'), 'value'), '_showTimeout');
  return hasTimer(timer) ? timer : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function hasTimer(value: unknown): value is Timer {
  return typeof memberOf(value, 'cancelAndSet') === 'function';
}
