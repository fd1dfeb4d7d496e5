import { Loader } from '@mantine/core';
import type { IDockviewPanelProps } from 'dockview-react';
import { lazy, useEffect, useState } from 'react';
import { LazyPart } from '../ui/lazy-part';
import { Panel } from '../ui/panel';
import classes from './shell.module.css';

const Composer = lazy(async () => ({ default: (await import('../composer/composer')).Composer }));

/**
 * The composer comes with its editor in a file of its own, loaded when it is first looked at. From then on it stays, also
 * behind other tabs, with what was written.
 */
export function ComposerPanel({ api }: IDockviewPanelProps) {
  const [seen, setSeen] = useState(api.isVisible);
  useEffect(() => {
    const visibility = api.onDidVisibilityChange(({ isVisible }) => { if (isVisible) setSeen(true); });
    return () => visibility.dispose();
  }, [api]);
  return (
    <Panel>
      {seen && <LazyPart name="the composer" fallback={<div className={classes.opening}><Loader size="xs" aria-label="Loading the editor" /></div>}><Composer /></LazyPart>}
    </Panel>
  );
}
