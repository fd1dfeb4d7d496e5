import { useDeferredValue, useMemo } from 'react';
import { frameSchema } from '../../shared/ocpp/frame-schema';
import type { JsonObject } from '../../shared/ocpp/json';
import { checkText, type Finding } from './check-text';
import { useComposerState } from './composer-store';
import type { End } from './end';
import { factsOf, type FrameFacts } from './frame-text';
import { useEnd } from './use-end';
import { usePendingCalls, type OpenCall } from './use-pending-calls';
import { useVersionParts, type VersionParts } from './use-version-parts';

/** All that is known of what is being written. */
export interface Composition {
  readonly end: End;
  readonly text: string;
  readonly raw: boolean;
  readonly facts: FrameFacts;
  /** CALLs of the other side, while an answer is written. */
  readonly calls: readonly OpenCall[];
  /** Undefined while they are loading. */
  readonly parts: VersionParts | undefined;
  readonly schema: JsonObject | undefined;
  readonly findings: readonly Finding[];
  readonly errors: number;
}

const NONE: readonly Finding[] = [];

export function useComposition(): Composition {
  const end = useEnd();
  const text = useComposerState((state) => state.text);
  const raw = useComposerState((state) => state.raw);
  const parts = useVersionParts(end.version);
  const facts = useMemo(() => factsOf(text), [text]);
  const answering = !raw && (facts.kind === 'result' || facts.kind === 'error' || facts.kind === 'resultError');
  const calls = usePendingCalls(end, answering);
  const schema = useMemo(
    () => (parts ? frameSchema({ version: parts.version, sender: end.sender, schemas: parts.schemas, docs: parts.docs, pending: calls }) : undefined),
    [parts, end.sender, calls],
  );
  // Judged after the key press is on the screen: a long report takes some milliseconds.
  const judged = useDeferredValue(text);
  const { findings, errors } = useMemo(() => {
    if (!parts || raw || judged.trim() === '') return { findings: NONE, errors: 0 };
    return checkText(judged, { version: parts.version, sender: end.sender, validator: parts.validator, pending: calls });
  }, [parts, raw, judged, end.sender, calls]);
  return { end, text, raw, facts, calls, parts, schema, findings, errors };
}
