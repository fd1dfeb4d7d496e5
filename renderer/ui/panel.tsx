import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly toolbar?: ReactNode;
  /** Between the bar and the content. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
  /** A bar under the content, for what is selected in it. */
  readonly bar?: ReactNode;
  readonly footer?: ReactNode;
}

/** A docked panel's inside: an optional bar above, the content, an optional line below. Its name is that of its tab. */
export function Panel({ toolbar, above, children, bar, footer }: Props) {
  return (
    <div className={classes.panel}>
      {toolbar !== undefined && <div className={classes.toolbar}>{toolbar}</div>}
      {above}
      <div className={classes.body}>{children}</div>
      {bar}
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </div>
  );
}
