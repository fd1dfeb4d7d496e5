import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react';
import { memo } from 'react';
import type { Finding } from './check-text';
import classes from './composer.module.css';
import type { TextRange } from './text-range';

interface Props {
  readonly findings: readonly Finding[];
  readonly onJump: (range: TextRange) => void;
}

/** Every violation as a sentence; choosing one goes to its place in the text. */
export const FindingsList = memo(function FindingsList({ findings, onJump }: Props) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings} aria-label="Violations">
      {findings.map(({ violation, range }, at) => (
        <li key={at}>
          <button type="button" className={classes.finding} data-severity={violation.severity} onClick={() => onJump(range)}>
            {violation.severity === 'error'
              ? <IconCircleXFilled size={14} aria-label="Error" />
              : <IconAlertTriangleFilled size={14} aria-label="Warning" />}
            <span className={classes.sentence}>{violation.message}</span>
            <span className={classes.code}>{violation.reference ?? violation.code}</span>
          </button>
        </li>
      ))}
    </ul>
  );
});
