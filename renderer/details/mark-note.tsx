import { IconAlertCircleFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { readablePath, type Mark } from './json-lines';
import classes from './json-view.module.css';

/** One violation: the sentence, the rule, and where the specification says so. */
export function MarkNote({ mark, depth }: { readonly mark: Mark; readonly depth: number }) {
  const Icon = mark.severity === 'error' ? IconAlertCircleFilled : IconAlertTriangleFilled;
  return (
    <div className={classes.note} data-mark={mark.severity} data-violation={mark.rule} style={{ '--depth': depth }} role="note" aria-label={mark.severity === 'error' ? 'Error' : 'Warning'}>
      <Icon size={13} aria-hidden />
      <div>
        <span className={classes.sentence}>{mark.message}</span>
        <span className={classes.rule}>
          {mark.rule} · {mark.code} · {readablePath(mark.path)}
          {mark.reference !== undefined && <> · {mark.reference}</>}
        </span>
      </div>
    </div>
  );
}
