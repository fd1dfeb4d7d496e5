import { IconCircleCheckFilled, IconCircleDashed, IconCircleMinus, IconCircleOff, IconCircleXFilled } from '@tabler/icons-react';
import type { CaseVerdict } from '../../shared/ipc/use-case-shapes';
import classes from './verdict.module.css';

interface Look {
  readonly word: string;
  readonly tone: 'pass' | 'fail' | 'open' | 'none';
  readonly icon: typeof IconCircleCheckFilled;
}

/** A verdict has the same word, colour and sign wherever it stands. */
const LOOKS: Readonly<Record<CaseVerdict, Look>> = {
  'pass': { word: 'passed', tone: 'pass', icon: IconCircleCheckFilled },
  'fail': { word: 'failed', tone: 'fail', icon: IconCircleXFilled },
  'not-seen': { word: 'not seen', tone: 'open', icon: IconCircleDashed },
  'not-applicable': { word: 'does not apply', tone: 'none', icon: IconCircleMinus },
  'cancelled': { word: 'cancelled', tone: 'none', icon: IconCircleOff },
};

export function verdictWord(verdict: CaseVerdict): string {
  return LOOKS[verdict].word;
}

/** The verdict's sign alone, with its word for screen readers and on hover. */
export function VerdictMark({ verdict, size = 15, label }: { readonly verdict: CaseVerdict; readonly size?: number; readonly label?: string }) {
  const { word, tone, icon: Icon } = LOOKS[verdict];
  const text = label ?? word;
  return <span className={classes.mark} data-tone={tone} role="img" aria-label={text} title={text}><Icon size={size} stroke={2} aria-hidden /></span>;
}

/** Sign and word. */
export function VerdictChip({ verdict }: { readonly verdict: CaseVerdict }) {
  const { word, tone, icon: Icon } = LOOKS[verdict];
  return <span className={classes.chip} data-tone={tone}><Icon size={14} stroke={2} aria-hidden />{word}</span>;
}
