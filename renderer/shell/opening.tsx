import { Button } from '@mantine/core';
import { useConnection, type LinkState } from '../stores/connection';
import { Logo } from '../ui/logo';
import classes from './shell.module.css';

/** Before the first connection: what is being done, or why it does not come about. */
export function Opening() {
  const link = useConnection((state) => state.link);
  const retryNow = useConnection((state) => state.retryNow);
  return (
    <main className={classes.opening} aria-label="OCPP Workbench">
      <div className={classes.openingText}>
        <Logo size={44} />
        <h1>{titleOf(link)}</h1>
        {link.kind === 'waiting' && <p role="alert">{link.why} It is tried again by itself; check that <code>ocpp-workbench serve</code> still runs.</p>}
        {link.kind === 'refused' && <p role="alert">{link.why} Open the exact address that <code>ocpp-workbench serve</code> has printed: it holds the token of this run.</p>}
        {link.kind === 'waiting' && <Button onClick={retryNow}>Try now</Button>}
      </div>
    </main>
  );
}

function titleOf(link: LinkState): string {
  if (link.kind === 'waiting') return 'The host cannot be reached';
  if (link.kind === 'refused') return 'The host refuses this page';
  return 'Opening the workbench…';
}
