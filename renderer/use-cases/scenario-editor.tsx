import { useEffect, useRef } from 'react';
import scenarioSchema from '../../schemas/scenario.schema.json';
import { isJsonObject } from '../../shared/ocpp/json';
import { defineEditorTheme, EDITOR_THEME } from '../composer/monaco/editor-theme';
import { EDITOR_OPTIONS } from '../composer/monaco/frame-editor-options';
import { prepareFrameLanguage } from '../composer/monaco/frame-language';
import { describeModel } from '../composer/monaco/json-schemas';
import { monaco } from '../composer/monaco/monaco';
import { showSuggestionsAtOnce } from '../composer/monaco/prompt-suggestions';
import composer from '../composer/composer.module.css';
import { useTheme } from '../stores/theme';
import { markScenario, SCENARIO_URI, suggestInScenarios, TEXT_URI } from './scenario-language';

interface Props {
  readonly name: string;
  readonly format: 'json' | 'yaml';
  readonly text: string;
  /** What is wrong with it, in one sentence. */
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onSave: () => void;
}

prepareFrameLanguage();
suggestInScenarios();

/** The editor of a scenario's text. JSON is completed and explained from the scenario's schema; YAML is a text. */
export default function ScenarioEditor({ name, format, text, fault, onChange, onRun, onSave }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const scheme = useTheme((state) => state.scheme);
  const first = useRef({ text, name });
  const commands = useRef({ onChange, onRun, onSave });
  useEffect(() => { commands.current = { onChange, onRun, onSave }; });

  useEffect(() => {
    if (!place.current) return;
    const uri = monaco.Uri.parse(format === 'json' ? SCENARIO_URI : TEXT_URI);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(first.current.text, format === 'json' ? 'json' : 'plaintext', uri);
    if (format === 'json' && isJsonObject(scenarioSchema)) describeModel(SCENARIO_URI, 'inmemory://schema/scenario.json', scenarioSchema);
    const overflow = document.createElement('div');
    overflow.className = `monaco-editor ${composer.overflow ?? ''}`;
    overflow.setAttribute('role', 'complementary');
    overflow.setAttribute('aria-label', 'Suggestions and explanations of the scenario');
    document.body.append(overflow);
    const made = monaco.editor.create(place.current, {
      ...EDITOR_OPTIONS, model, theme: EDITOR_THEME, overflowWidgetsDomNode: overflow, placeholder: '',
      ariaLabel: `Scenario ${first.current.name}. Control M lets Tab leave the editor.`,
    });
    editor.current = made;
    made.onDidChangeModelContent(() => commands.current.onChange(model.getValue()));
    const idle = requestIdleCallback(() => showSuggestionsAtOnce(made));
    const { KeyMod, KeyCode } = monaco;
    made.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => commands.current.onRun());
    made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyS, () => commands.current.onSave());
    return () => {
      editor.current = null;
      cancelIdleCallback(idle);
      made.dispose();
      model.dispose();
      overflow.remove();
    };
  }, [format]);

  useEffect(() => { defineEditorTheme(scheme); }, [scheme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) void markScenario(model, fault);
  }, [fault, text]);

  return <div ref={place} style={{ position: 'absolute', inset: 0 }} data-testid="scenario-editor" />;
}
