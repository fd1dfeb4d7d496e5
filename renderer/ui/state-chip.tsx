import { toneOf } from './state-tone';
import classes from './state-chip.module.css';

interface Props {
  /** The standard's word; gives the colour. */
  readonly state: string;
  /** What to read instead of the word. */
  readonly label?: string;
  /** Without a frame, for table cells. */
  readonly plain?: boolean;
}

/** A state with its colour and its word. */
export function StateChip({ state, label, plain = false }: Props) {
  return (
    <span className={classes.chip} data-plain={plain || undefined} data-state={state} style={{ '--tone': `var(--state-${toneOf(state)})` }}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.word}>{label ?? state}</span>
    </span>
  );
}
