import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useUseCases } from '../stores/use-cases';
import { About } from './about';
import { stateIn, type ListedUseCase } from './catalogue';
import classes from './detail.module.css';
import { RunBar } from './run-bar';
import { Verdict } from './verdict';

type Part = 'about' | 'verdict';

/** One use case: what it is on the left, how it came out on the right; one of both where there is room for one. */
export function UseCaseDetail({ listed }: { readonly listed: ListedUseCase }) {
  const version = useUseCases((state) => state.form.version);
  const setting = useUseCases((state) => state.form.setting);
  const [part, setPart] = useState<Part>('about');
  const { id, title } = listed.useCase;
  const playable = stateIn(listed, version) === 'playable';
  const scenarios = listed.scenarios.filter(({ versions }) => versions.includes(version)).map(({ name }) => ({ own: false, name }));
  return (
    <section className={classes.detail} aria-label={`${id} ${title}`}>
      <RunBar heading={<><span className={classes.id}>{id}</span> {title}</>} listed={listed} onRun={() => setPart('verdict')} />
      <div className={classes.parts}>
        <SegmentedControl fullWidth aria-label="Part" data={[{ value: 'about', label: 'Use case' }, { value: 'verdict', label: 'Verdict' }]} value={part} onChange={(value) => setPart(value === 'verdict' ? 'verdict' : 'about')} />
      </div>
      <div className={classes.body} data-part={part}>
        <div className={classes.about} role="region" aria-label="About the use case" tabIndex={0}><About listed={listed} /></div>
        <div className={classes.verdict} role="region" aria-label="Verdict" tabIndex={0}>
          <Verdict scenarios={scenarios} version={version} setting={setting} playable={playable} />
        </div>
      </div>
    </section>
  );
}
