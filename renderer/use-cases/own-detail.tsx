import { Button, Loader, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconDownload, IconFileOff, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import type { OwnScenario } from '../../shared/ipc/use-case-shapes';
import { orNotify } from '../actions/operations';
import { FormError } from '../start/card';
import { useUseCases } from '../stores/use-cases';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import classes from './detail.module.css';
import { useDrafts } from './drafts';
import { runText, whyNotIn } from './operations';
import { faultOf, removeScenario, saveAsFile, saveScenario, versionsOf } from './own-scenarios';
import own from './own-detail.module.css';
import { RunBar } from './run-bar';
import { Verdict } from './verdict';

const ScenarioEditor = lazy(() => import('./scenario-editor'));

/** A scenario of the person's own: its text in an editor, and how it came out. */
export function OwnDetail({ name }: { readonly name: string }) {
  const scenario = useUseCases((state) => state.own.find((one) => one.name === name));
  const loaded = useUseCases((state) => state.runs !== undefined);
  if (!scenario) {
    if (!loaded) return null;
    return <EmptyState icon={<IconFileOff size={26} stroke={1.5} />} title={`There is no scenario ${name} any more`}>It may have been renamed or deleted.</EmptyState>;
  }
  return <Editing scenario={scenario} />;
}

function Editing({ scenario }: { readonly scenario: OwnScenario }) {
  const { name, format } = scenario;
  const draft = useDrafts((state) => state.texts[name]);
  const text = draft ?? scenario.text;
  const version = useUseCases((state) => state.form.version);
  const setting = useUseCases((state) => state.form.setting);
  const form = useUseCases((state) => state.form);
  const [part, setPart] = useState<'editor' | 'verdict'>('editor');
  const [newName, setNewName] = useState(name);
  const [error, setError] = useState<string>();
  const [asking, setAsking] = useState(false);
  const judged = useDeferredValue(text);
  const fault = useMemo(() => faultOf(judged, name), [judged, name]);
  const versions = useMemo(() => versionsOf(judged), [judged]);
  const dirty = draft !== undefined && draft !== scenario.text;
  const changed = dirty || newName.trim() !== name;

  const save = async (): Promise<void> => {
    const failed = await saveScenario({ name: newName.trim(), format, text: useDrafts.getState().texts[name] ?? scenario.text }, name);
    setError(failed?.message);
  };
  const run = async (): Promise<void> => {
    setError(undefined);
    await orNotify(runText(name, useDrafts.getState().texts[name] ?? scenario.text));
  };
  return (
    <section className={classes.detail} aria-label={`Own scenario ${name}`}>
      <RunBar
        heading={<TextInput aria-label="Name of the scenario" className={own.name ?? ''} variant="unstyled" value={newName} onChange={({ currentTarget: { value } }) => setNewName(value)} />}
        versions={versions ?? scenario.versions} run={run} blocked={fault === undefined ? whyNotIn(form) : 'Mend the scenario first.'} onRun={() => setPart('verdict')}
      >
        {changed && <span className={own.changed}>not saved</span>}
        <Button variant="default" leftSection={<IconDeviceFloppy size={13} />} disabled={!changed} onClick={() => void save()}>Save</Button>
        <IconButton label="Save as a file elsewhere" icon={<IconDownload size={15} />} onClick={() => saveAsFile({ name, format, text })} />
        <IconButton label="Delete the scenario" danger icon={<IconTrash size={15} />} onClick={() => setAsking(true)} />
      </RunBar>
      <div className={classes.parts}>
        <SegmentedControl fullWidth aria-label="Part" data={[{ value: 'editor', label: 'Scenario' }, { value: 'verdict', label: 'Verdict' }]} value={part} onChange={(value) => setPart(value === 'verdict' ? 'verdict' : 'editor')} />
      </div>
      {(error ?? fault) !== undefined && <div className={own.fault}><FormError message={error ?? fault} /></div>}
      <div className={classes.body} data-part={part === 'editor' ? 'about' : 'verdict'}>
        <div className={classes.editor}>
          <Suspense fallback={<div className={own.loading}><Loader size="xs" role="status" aria-label="Loading the editor" /></div>}>
            <ScenarioEditor
              key={name} name={name} format={format} text={text} fault={fault}
              onChange={(value) => useDrafts.getState().write(name, value)} onRun={() => void run()} onSave={() => void save()}
            />
          </Suspense>
        </div>
        <div className={classes.verdict} role="region" aria-label="Verdict" tabIndex={0}>
          <Verdict scenarios={[{ own: true, name }]} version={version} setting={setting} playable={versions?.includes(version) ?? true} />
        </div>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={`Delete ${name}?`} size={360} closeButtonProps={{ 'aria-label': 'Close' }}>
        <p className={own.asked}>Its file is removed from the data folder. This cannot be undone.</p>
        <div className={own.buttons}>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button variant="filled" color="red" onClick={() => void removeScenario(name)}>Delete</Button>
        </div>
      </Modal>
    </section>
  );
}
