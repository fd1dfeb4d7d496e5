import { Button } from '@mantine/core';
import { useHandOver, type HandingOver } from '../stores/hand-over';
import { duration, fileSize } from '../ui/format';
import classes from './hand-over-card.module.css';

/** Before a rate says anything, ms. */
const TELLING_MS = 1500;

/** A log on its way to the host: how far it is, and the way to end it. */
export function HandOverCard() {
  const now = useHandOver((state) => state.now);
  if (now === undefined) return null;
  const { name, done, size, looking, stop } = now;
  const title = looking ? `Looking at ${name}` : `Handing over ${name}`;
  return (
    <section className={classes.card} aria-label={title}>
      <span className={classes.title} title={name}>{title}</span>
      <Button size="compact-xs" variant="subtle" color="gray" disabled={looking} onClick={() => stop.abort()}>Cancel</Button>
      <progress className={classes.bar} max={1} value={looking || size === 0 ? undefined : done / size} aria-label={title} />
      <div className={classes.facts}>
        <span>{looking ? `${fileSize(size)} are with the host` : `${fileSize(done)} of ${fileSize(size)}`}</span>
        <span>{looking ? '' : left(now)}</span>
      </div>
    </section>
  );
}

function left({ done, size, began }: HandingOver): string {
  const took = performance.now() - began;
  return took < TELLING_MS || done === 0 ? '' : `about ${duration(1000 + (took * (size - done)) / done)} left`;
}
