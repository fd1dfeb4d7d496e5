import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface Props {
  /** Name of the region for screen readers. */
  readonly label: string;
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A docked panel's inside: an optional bar above, the content, an optional line below. */
export function Panel({ label, toolbar, children, footer }: Props) {
  return (
    <section className={classes.panel} aria-label={label}>
      {toolbar !== undefined && <div className={classes.toolbar}>{toolbar}</div>}
      <div className={classes.body}>{children}</div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </section>
  );
}
