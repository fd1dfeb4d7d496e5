import type { ReactNode } from 'react';
import { existsIn, type CatalogueCheck, type DecidingField } from '../../shared/use-cases/catalogue/model';
import { useUseCases } from '../stores/use-cases';
import classes from './about.module.css';
import type { ListedUseCase } from './catalogue';
import { SequenceDiagram } from './sequence-diagram';

const WHO = { station: 'Station', csms: 'CSMS' } as const;

/** What a use case is for, how it goes, and what decides whether it went right; in the chosen version. */
export function About({ listed: { useCase, scenarios } }: { readonly listed: ListedUseCase }) {
  const version = useUseCases((state) => state.form.version);
  const old = version === '1.6';
  const { v16 } = useCase;
  const shown = old && v16.exists ? v16 : useCase;
  const here = existsIn(useCase, version);
  const cases = scenarios.flatMap((scenario) => scenario.cases.filter(({ versions }) => versions.includes(version)));
  return (
    <div className={`${classes.about ?? ''} selectable`}>
      <p className={classes.purpose}>{useCase.purpose}</p>
      {old && (v16.exists ? <p className={classes.version}><strong>In OCPP 1.6</strong> {v16.how}</p> : <p className={classes.version}><strong>Not in OCPP 1.6</strong> {v16.why}</p>)}
      {useCase.only21 && <p className={classes.version}><strong>Since OCPP 2.1</strong> {here ? 'Earlier versions do not have it.' : `It does not exist in OCPP ${version}.`}</p>}
      {useCase.uncertain !== undefined && <p className={classes.version}><strong>Not certain</strong> {useCase.uncertain}</p>}
      {version === '2.1' && useCase.v21 !== undefined && <p className={classes.version}><strong>New in OCPP 2.1</strong> {useCase.v21}</p>}
      <dl className={classes.facts}>
        <div><dt>Takes part</dt><dd>{useCase.actors.join(', ')}</dd></div>
        {useCase.preconditions.length > 0 && <div><dt>Before</dt><dd>{useCase.preconditions.length === 1 ? useCase.preconditions[0] : <ul>{useCase.preconditions.map((text) => <li key={text}>{text}</li>)}</ul>}</dd></div>}
      </dl>
      {here && (
        <>
          <Section title="How it goes"><SequenceDiagram steps={shown.sequence} title={`${useCase.id} in OCPP ${version}`} /></Section>
          <Section title="What decides"><Decides fields={shown.decides} /></Section>
        </>
      )}
      {!old && <Section title="What has to hold"><Duties checks={useCase.checks} /></Section>}
      {cases.length > 0 && <Section title="What is played"><ul className={classes.cases}>{cases.map(({ id, title }) => <li key={id}>{title.replaceAll(/\$\{(\w+)\}/g, '$1')}</li>)}</ul></Section>}
      {!old && <Section title="In OCPP 1.6"><p>{v16.exists ? v16.how : v16.why}</p></Section>}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className={classes.section}><h3>{title}</h3>{children}</section>;
}

function Decides({ fields }: { readonly fields: readonly DecidingField[] }) {
  return (
    <ul className={classes.decides}>
      {fields.map(({ action, half, field, why }) => (
        <li key={`${action} ${half} ${field}`}>
          <span className={classes.place}><span>{action}{half === 'response' && <em> answer</em>}</span> <code>{field}</code></span>
          <span>{why}</span>
        </li>
      ))}
    </ul>
  );
}

function Duties({ checks }: { readonly checks: readonly CatalogueCheck[] }) {
  return (
    <ul className={classes.duties}>
      {checks.map(({ text, of, requirement }) => (
        <li key={text}><span className={classes.of} data-of={of}>{WHO[of]}</span><span>{text}{requirement !== undefined && <> <code>{requirement}</code></>}</span></li>
      ))}
    </ul>
  );
}
