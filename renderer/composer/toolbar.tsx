import { useCallbackRef } from '@mantine/hooks';
import { IconFingerprint, IconForms } from '@tabler/icons-react';
import { getNodeValue } from 'jsonc-parser';
import { isJsonObject } from '../../shared/ocpp/json';
import { IconButton } from '../ui/icon-button';
import { ActionPicker } from './action-picker';
import { AnswerPicker } from './answer-picker';
import classes from './composer.module.css';
import { laidOut, useComposerState } from './composer-store';
import type { EditorHandle } from './editor-handle';
import { exampleText, type Example } from './examples';
import { ExamplesMenu } from './examples-menu';
import { fillRequired } from './fill-required';
import type { FrameKind } from './frame-kind';
import type { HistoryEntry } from './history';
import { HistoryMenu } from './history-menu';
import { KindPicker } from './kind-picker';
import { freshId, newFrame, payloadFor } from './new-frame';
import { TargetPicker } from './target-picker';
import type { Composition } from './use-composition';
import type { OpenCall } from './use-pending-calls';

interface Props {
  readonly composition: Composition;
  readonly editor: () => EditorHandle | null;
}

/** A menu that closes gives the focus back to its button first. */
const AFTER_MENU_MS = 40;

/** What the frame is made of, and the tools to make it. */
export function Toolbar({ composition, editor }: Props) {
  const { end, raw, facts, calls, parts } = composition;
  const { put, setRaw, choose } = useComposerState.getState();
  const answers = !raw && (facts.kind === 'result' || facts.kind === 'error' || facts.kind === 'resultError');

  const write = (text: string): void => {
    put(text);
    setTimeout(() => editor()?.focus(), AFTER_MENU_MS);
  };
  const make = (kind: FrameKind, action: string | undefined, id: string): string =>
    laidOut(newFrame({ kind, version: end.version, schemas: parts?.schemas ?? {}, id, action, now: new Date() }));

  // Handlers keep their identity, so that a key press in the editor does not render every picker anew.
  const changeKind = useCallbackRef((kind: FrameKind | 'raw') => {
    setRaw(kind === 'raw');
    if (kind === 'raw') return editor()?.focus();
    if (kind === 'call' || kind === 'send') return write(make(kind, kind === 'send' ? 'NotifyPeriodicEventStream' : (facts.action ?? 'DataTransfer'), freshId()));
    const open = calls.find((call) => !call.answered);
    write(make(kind, open?.action, open?.id ?? facts.id ?? ''));
  });
  const changeAction = useCallbackRef((action: string) => write(make(facts.kind === 'send' ? 'send' : 'call', action, freshId())));
  const answer = useCallbackRef((call: OpenCall) => write(make(facts.kind ?? 'result', call.action, call.id)));
  const example = useCallbackRef((chosen: Example) => {
    setRaw(false);
    if (parts) write(laidOut(exampleText(chosen, end.version, parts.schemas, freshId(), new Date())));
  });
  const takeText = useCallbackRef((text: string) => {
    setRaw(false);
    write(laidOut(text));
  });
  const restore = useCallbackRef(({ text, target, version }: HistoryEntry) => {
    choose({ sender: target.side, version: version ?? end.version, target });
    write(text);
  });
  const renewId = (): void => {
    if (facts.idRange) editor()?.replace(facts.idRange, JSON.stringify(freshId()));
  };
  const fill = (): void => {
    const action = facts.kind === 'result' ? calls.find(({ id }) => id === facts.id)?.action : facts.action;
    const part = facts.kind === 'result' ? 'response' : facts.kind === 'send' ? 'send' : 'request';
    const payload: unknown = facts.payload && getNodeValue(facts.payload);
    if (!parts || !facts.payload || !isJsonObject(payload)) return;
    const filled = JSON.stringify(fillRequired(payload, payloadFor(parts.schemas, action, part, new Date())));
    const { offset, length } = facts.payload;
    write(laidOut(composition.text.slice(0, offset) + filled + composition.text.slice(offset + length)));
  };

  return (
    <div className={classes.bar} role="toolbar" aria-label="Message">
      <TargetPicker end={end} />
      <KindPicker end={end} kind={raw ? 'raw' : facts.kind} onChange={changeKind} />
      <span className={classes.break} />
      {answers
        ? <AnswerPicker calls={calls} id={facts.id} onChange={answer} />
        : !raw && <ActionPicker end={end} sends={facts.kind === 'send'} action={facts.action} docs={parts?.docs} onChange={changeAction} />}
      <div className={classes.tools}>
        <IconButton label="Add what is missing of the required fields" icon={<IconForms size={15} />} disabled={raw || !facts.payload} onClick={fill} />
        <IconButton label="Fresh message id" icon={<IconFingerprint size={15} />} disabled={raw || !facts.idRange} onClick={renewId} />
        <ExamplesMenu end={end} onExample={example} onText={takeText} />
        <HistoryMenu onChoose={restore} />
      </div>
    </div>
  );
}
