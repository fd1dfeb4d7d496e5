import { Loader } from '@mantine/core';
import type { IDockviewPanelProps } from 'dockview-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Panel } from '../ui/panel';
import classes from './shell.module.css';

const Page = lazy(async () => ({ default: (await import('../use-cases/page')).UseCasesPage }));

/** The catalogue of use cases comes in a file of its own, when it is first looked at; then it stays with what was chosen. */
export function UseCasesPanel({ api }: IDockviewPanelProps) {
  const [seen, setSeen] = useState(api.isVisible);
  useEffect(() => {
    const visibility = api.onDidVisibilityChange(({ isVisible }) => { if (isVisible) setSeen(true); });
    return () => visibility.dispose();
  }, [api]);
  return (
    <Panel>
      {seen && <Suspense fallback={<div className={classes.opening}><Loader size="xs" role="status" aria-label="Loading the use cases" /></div>}><Page /></Suspense>}
    </Panel>
  );
}
