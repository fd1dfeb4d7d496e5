import { Loader } from '@mantine/core';
import type { IDockviewPanelProps } from 'dockview-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Panel } from '../ui/panel';
import classes from './shell.module.css';

const Composer = lazy(async () => ({ default: (await import('../composer/composer')).Composer }));

/** How long the window may be busy with other things, ms. */
const IDLE_WITHIN = 4_000;

/**
 * The composer comes with its editor in files of their own, loaded when it is first looked at or when the window has
 * nothing else to do. From then on it stays, also behind other tabs, with what was written.
 */
export function ComposerPanel({ api }: IDockviewPanelProps) {
  const [seen, setSeen] = useState(api.isVisible);
  useEffect(() => {
    const visibility = api.onDidVisibilityChange(({ isVisible }) => { if (isVisible) setSeen(true); });
    const idle = requestIdleCallback(() => setSeen(true), { timeout: IDLE_WITHIN });
    return () => {
      visibility.dispose();
      cancelIdleCallback(idle);
    };
  }, [api]);
  return (
    <Panel>
      {seen && <Suspense fallback={<div className={classes.opening}><Loader size="xs" role="status" aria-label="Loading the editor" /></div>}><Composer /></Suspense>}
    </Panel>
  );
}
