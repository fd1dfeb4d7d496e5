import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useConnection } from '../stores/connection';
import { useNow } from '../ui/use-now';
import classes from './shell.module.css';

/** The host is away: what is on the screen stays, and this says what goes on. */
export function LinkBanner() {
  const link = useConnection((state) => state.link);
  if (link.kind !== 'waiting') return null;
  return <Banner why={link.why} retryAt={link.retryAt} />;
}

function Banner({ why, retryAt }: { readonly why: string; readonly retryAt: number }) {
  const now = useNow();
  const retryNow = useConnection((state) => state.retryNow);
  const seconds = Math.ceil((retryAt - now) / 1000);
  return (
    <div className={classes.banner} role="alert">
      <IconPlugConnectedX size={16} aria-hidden />
      <span>{why} What is on the screen stays; the view goes on where it was as soon as the host is back.</span>
      <span className={classes.spring} />
      <span className={classes.dim} aria-hidden>{seconds > 0 ? `trying again in ${seconds} s` : 'trying…'}</span>
      <Button onClick={retryNow}>Try now</Button>
    </div>
  );
}
