import { useRef, type ReactNode } from 'react';
import classes from './empty-state.module.css';
import { useOverflow } from './use-overflow';

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
  const scroller = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(scroller);
  return (
    <div ref={scroller} className={classes.empty} {...(overflows ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}>
      <div className={classes.content} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
        <div className={classes.icon} aria-hidden>{icon}</div>
        <p className={classes.title}>{title}</p>
        {children !== undefined && <p className={classes.text}>{children}</p>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
