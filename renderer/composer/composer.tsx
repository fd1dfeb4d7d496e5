import { Button, Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { runAction } from '../actions/registry';
import { useCsms } from '../stores/csms';
import { notify } from '../stores/notices';
import { useTargets } from '../stores/targets';
import { useWorld } from '../stores/world';
import classes from './composer.module.css';
import { offerActions } from './composer-actions';
import { restoreComposer } from './composer-store';
import type { EditorHandle } from './editor-handle';
import type { End } from './end';
import { FindingsList } from './findings-list';
import { holdFocus } from './hold-focus';
import { liveValues } from './live-values';
import type { ValueSource } from './monaco/frame-completion';
import { sendText } from './send';
import { SendBar } from './send-bar';
import { SentView } from './sent-view';
import type { TextRange } from './text-range';
import { Toolbar } from './toolbar';
import { useComposition } from './use-composition';
import { useRequests } from './use-requests';

const PATIENCE_MS = 1_000;

/** Large, and wanted only when somebody composes: it comes once the window has nothing else to do, or soon after. */
const FrameEditor = lazy(async () => {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE_MS }));
  return import('./frame-editor');
});

/** Writes any message, judges it, sends it as it stands, and shows what comes back. */
export function Composer() {
  const composition = useComposition();
  const { end, schema, findings, raw, errors, text } = composition;
  const editor = useRef<EditorHandle>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const values = useLiveValues(end);
  const wantsFocus = useRef(false);
  const focusEditor = useCallback(() => {
    wantsFocus.current = editor.current === null;
    if (editor.current) holdFocus(editor.current);
  }, []);
  useRequests(focusEditor);
  const jump = useCallback((range: TextRange) => editor.current?.reveal(range), []);
  useEffect(() => { void restoreComposer(); }, []);

  const sendAnyway = (): void => {
    if (text !== '') void sendText(end, text);
  };
  const send = (): void => {
    if (errors === 0) return sendAnyway();
    const [first] = findings;
    if (first) editor.current?.reveal(first.range);
    notify('info', 'This message breaks the standard. Ctrl+Shift+Enter sends it all the same.');
  };

  useEffect(() => offerActions({ send, sendAnyway }));

  /** The editor has these keys itself; here they hold for the rest of the composer. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) sendAnyway();
    else send();
  };

  return (
    <div className={classes.composer} data-testid="composer" onKeyDown={onKeyDown}>
      <Toolbar composition={composition} editor={() => editor.current} />
      <NothingConnected />
      <div className={classes.editor}>
        <Suspense fallback={<div className={classes.loading}><Loader size="xs" role="status" aria-label="Loading the editor" /></div>}>
          <FrameEditor
            ref={editor}
            schema={schema}
            findings={findings}
            raw={raw}
            values={values}
            onSend={send}
            onSendAnyway={sendAnyway}
            onLeave={() => sendButton.current?.focus()}
            onReady={() => { if (wantsFocus.current) focusEditor(); }}
          />
        </Suspense>
      </div>
      <FindingsList findings={findings} onJump={jump} />
      <SentView />
      <SendBar composition={composition} onSend={send} onSendAnyway={sendAnyway} buttonRef={sendButton} />
    </div>
  );
}

/** Says what to do while there is nobody to speak to. */
function NothingConnected() {
  const none = useTargets().length === 0;
  if (!none) return null;
  return (
    <div className={classes.notice} role="note">
      <IconPlugConnectedX size={18} aria-hidden />
      <span className={classes.noticeText}>
        Nothing is connected. Messages can be written and checked all the same; to send them, connect a station to the CSMS, or simulate one.
      </span>
      <Button onClick={() => runAction('app.start-page')}>Open the start page</Button>
    </div>
  );
}

/** The values that exist now, as the panels show them: at hand without asking the host, so that no suggestion waits. */
function useLiveValues({ version, target }: End): ValueSource {
  const station = target?.station;
  return useCallback((path) => {
    const tokens = useCsms.getState().state?.settings.tokens ?? [];
    return liveValues(path, { version, world: useWorld.getState().world, tokens, station });
  }, [version, station]);
}
