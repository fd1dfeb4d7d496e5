import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { JsonObject } from '../../shared/ocpp/json';
import { useTheme } from '../stores/theme';
import type { Finding } from './check-text';
import { useComposerState } from './composer-store';
import classes from './composer.module.css';
import type { EditorHandle } from './editor-handle';
import { pretty } from './frame-print';
import { firstValue } from './frame-text';
import { withoutQuotes } from './text-range';
import { defineEditorTheme, EDITOR_THEME } from './monaco/editor-theme';
import { suggestInFrames, type ValueSource } from './monaco/frame-completion';
import { EDITOR_OPTIONS } from './monaco/frame-editor-options';
import { describeFrames, FRAME_URI, prepareFrameLanguage, warmFrameLanguage } from './monaco/frame-language';
import { showFindings } from './monaco/markers';
import { monaco } from './monaco/monaco';
import { showSuggestionsAtOnce } from './monaco/prompt-suggestions';

interface Props {
  readonly schema: JsonObject | undefined;
  readonly findings: readonly Finding[];
  /** Not to be read as a frame: no colours, no suggestions. */
  readonly raw: boolean;
  readonly values: ValueSource;
  readonly onSend: () => void;
  readonly onSendAnyway: () => void;
  readonly onLeave: () => void;
  /** The editor stands. */
  readonly onReady: () => void;
  readonly ref: Ref<EditorHandle>;
}

const KEEP_AWAKE_MS = 60_000;

prepareFrameLanguage();
monaco.languages.registerDocumentFormattingEditProvider('json', {
  displayName: 'Frame',
  provideDocumentFormattingEdits: (model) => [{ range: model.getFullModelRange(), text: pretty(model.getValue()) }],
});

/** The editor of the whole frame. What is typed goes to the store; what others put into the store comes in as an edit. */
export default function FrameEditor({ schema, findings, raw, values, onSend, onSendAnyway, onLeave, onReady, ref }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const scheme = useTheme((state) => state.scheme);
  const revision = useComposerState((state) => state.revision);
  const commands = useRef({ onSend, onSendAnyway, onLeave, onReady });
  useEffect(() => { commands.current = { onSend, onSendAnyway, onLeave, onReady }; });

  useEffect(() => {
    if (!place.current) return;
    const uri = monaco.Uri.parse(FRAME_URI);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(useComposerState.getState().text, 'json', uri);
    const overflow = document.createElement('div');
    overflow.className = `monaco-editor ${classes.overflow ?? ''}`;
    overflow.setAttribute('role', 'complementary');
    overflow.setAttribute('aria-label', 'Suggestions and explanations');
    document.body.append(overflow);
    const made = monaco.editor.create(place.current, { ...EDITOR_OPTIONS, model, theme: EDITOR_THEME, overflowWidgetsDomNode: overflow });
    editor.current = made;
    made.onDidChangeModelContent(() => useComposerState.getState().typed(model.getValue()));
    made.onDidFocusEditorText(() => void warmFrameLanguage());
    // While somebody is at it, the worker does not go to sleep.
    const awake = setInterval(() => { if (made.hasTextFocus()) void warmFrameLanguage(); }, KEEP_AWAKE_MS);
    bindKeys(made, () => commands.current);
    // The widget is made when it is first asked for, which takes its time too.
    const idle = requestIdleCallback(() => showSuggestionsAtOnce(made));
    return () => {
      editor.current = null;
      clearInterval(awake);
      cancelIdleCallback(idle);
      made.dispose();
      model.dispose();
      overflow.remove();
    };
  }, []);

  useEffect(() => { defineEditorTheme(scheme); }, [scheme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    const { text } = useComposerState.getState();
    if (!editor.current || !model || model.getValue() === text) return;
    editor.current.pushUndoStop();
    editor.current.executeEdits('composer', [{ range: model.getFullModelRange(), text }]);
    editor.current.pushUndoStop();
    const { offset, length } = firstValue(text);
    editor.current.setSelection(monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length)));
    editor.current.setScrollTop(0);
  }, [revision]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) monaco.editor.setModelLanguage(model, raw ? 'plaintext' : 'json');
  }, [raw]);

  useEffect(() => {
    if (!schema) return;
    describeFrames(schema);
    const handle = requestIdleCallback(() => void warmFrameLanguage());
    return () => cancelIdleCallback(handle);
  }, [schema]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) showFindings(model, findings);
  }, [findings]);

  useEffect(() => {
    const suggesting = suggestInFrames(values);
    return () => suggesting.dispose();
  }, [values]);

  useImperativeHandle(ref, (): EditorHandle => ({
    focus: () => editor.current?.focus(),
    hasFocus: () => editor.current?.hasTextFocus() === true,
    reveal: (wanted) => {
      const { offset, length } = withoutQuotes(useComposerState.getState().text, wanted);
      const range = rangeIn(editor.current, offset, length);
      if (!range) return;
      editor.current?.setSelection(range);
      editor.current?.revealRangeInCenterIfOutsideViewport(range);
      editor.current?.focus();
    },
    replace: ({ offset, length }, text) => {
      const range = rangeIn(editor.current, offset, length);
      if (!range) return;
      editor.current?.pushUndoStop();
      editor.current?.executeEdits('composer', [{ range, text }]);
      editor.current?.pushUndoStop();
    },
    suggest: () => editor.current?.trigger('composer', 'editor.action.triggerSuggest', {}),
  }), []);

  useEffect(() => commands.current.onReady(), []);

  return <div ref={place} style={{ position: 'absolute', inset: 0 }} data-testid="frame-editor" />;
}

function rangeIn(editor: monaco.editor.IStandaloneCodeEditor | null, offset: number, length: number): monaco.Range | undefined {
  const model = editor?.getModel();
  return model ? monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length)) : undefined;
}

interface Commands {
  readonly onSend: () => void;
  readonly onSendAnyway: () => void;
  readonly onLeave: () => void;
}

/** Keys of the composer inside the editor. Escape first closes what is open in the editor. */
function bindKeys(editor: monaco.editor.IStandaloneCodeEditor, commands: () => Commands): void {
  const { KeyMod, KeyCode } = monaco;
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => commands().onSend());
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter, () => commands().onSendAnyway());
  editor.addCommand(KeyCode.Escape, () => commands().onLeave(), [
    '!suggestWidgetVisible', '!findWidgetVisible', '!markersNavigationVisible', '!inSnippetMode', '!editorHoverVisible',
    '!editorHasMultipleSelections', '!editorHasSelection',
  ].join(' && '));
}
