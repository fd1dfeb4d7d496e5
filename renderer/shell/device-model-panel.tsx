import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Panel } from '../ui/panel';
import classes from './shell.module.css';

const Page = lazy(() => import('../device-model/page'));

/** Comes in a file of its own, with what the standard says of variables. */
export function DeviceModelPanel() {
  return <Suspense fallback={<Panel><div className={classes.opening}><Loader size="xs" role="status" aria-label="Loading the device model" /></div></Panel>}><Page /></Suspense>;
}
