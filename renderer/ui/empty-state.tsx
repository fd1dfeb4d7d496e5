import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** What would have to happen for something to be here. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'error';
}

/** What stands where nothing can be shown: never a blank area, always a way on. */
export function EmptyState({ icon, title, children, actions, tone }: Props) {
  return (
    <div className={classes.empty} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <div className={classes.icon} aria-hidden>{icon}</div>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
