import classes from './severity-mark.module.css';

/** Words of OCPP for the severities of monitors. */
const WORDS = ['Danger', 'Hardware failure', 'System failure', 'Critical', 'Error', 'Alert', 'Warning', 'Notice', 'Informational', 'Debug'] as const;

interface Props {
  /** 0 is the most severe; `security` for a security event; undefined when the station did not say. */
  readonly severity: number | 'security' | undefined;
  /** What was wrong is over. */
  readonly cleared?: boolean;
}

/** How bad an event is, by number, word and colour. */
export function SeverityMark({ severity, cleared = false }: Props) {
  const tone = cleared ? 'over' : severity === 'security' ? 'alert' : severity === undefined || severity >= 7 ? 'quiet' : severity <= 4 ? 'error' : 'alert';
  const word = severity === 'security' ? 'Security' : severity === undefined ? 'not told' : `${severity} ${WORDS[severity] ?? ''}`;
  return <span className={classes.mark} data-tone={tone}>{cleared ? `${word} · over` : word}</span>;
}
