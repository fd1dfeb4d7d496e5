import { IconDeviceTv } from '@tabler/icons-react';
import type { DriverLines, ShownMessage, StationStatus } from '../../shared/station/api';
import { useNow } from '../ui/use-now';
import { MessageText } from './message-text';
import classes from './station-display.module.css';

/** How long each message of a turn stands, ms. */
const TURN_MS = 5_000;

/** The station's display as a driver sees it: what the CSMS has put there, the tariff, and what it costs. */
export function StationDisplay({ station }: { readonly station: StationStatus }) {
  const { front, notice, inFront, cycle, drivers, language } = station.display;
  const dark = !station.powered || !station.running;
  const empty = !front && notice === undefined && inFront.length === 0 && cycle.length === 0 && drivers.length === 0;
  const several = station.evses.length > 1;
  return (
    <section className={classes.display} aria-label={`Display of ${station.config.id}`} data-dark={dark || undefined}>
      <header>
        <IconDeviceTv size={14} stroke={1.6} aria-hidden />
        <h3>Display</h3>
        {language !== undefined && <span className={classes.language} title="The driver’s language">{language}</span>}
      </header>
      <div className={classes.screen} aria-live="polite">
        {dark ? <p className={classes.idle}>Off</p> : (
          <>
            {front ? <p className={classes.front}><MessageText message={front} /></p> : (
              <>
                {notice !== undefined && <p className={classes.notice}>{notice}</p>}
                <Turn messages={inFront} kind="front" />
                {drivers.map((driver) => <DriverArea key={driver.evse} driver={driver} numbered={several} name={station.config.version === '1.6' ? 'Connector' : 'EVSE'} />)}
                <Turn messages={cycle} kind="cycle" />
              </>
            )}
            {empty && <p className={classes.idle}>Ready</p>}
          </>
        )}
      </div>
    </section>
  );
}

/** Several take turns; which of how many is told by dots. */
function Turn({ messages, kind }: { readonly messages: readonly ShownMessage[]; readonly kind: 'front' | 'cycle' }) {
  const now = useNow();
  const at = messages.length === 0 ? 0 : Math.floor(now / TURN_MS) % messages.length;
  const message = messages[at];
  if (message === undefined) return null;
  return (
    <p className={kind === 'front' ? classes.inFront : classes.cycle}>
      <MessageText message={message} />
      {messages.length > 1 && <span className={classes.dots} role="img" aria-label={`Message ${at + 1} of ${messages.length}`}>{messages.map(({ id }, index) => <i key={id} data-on={index === at || undefined} />)}</span>}
    </p>
  );
}

function DriverArea({ driver: { evse, tariff, cost, note }, numbered, name }: { readonly driver: DriverLines; readonly numbered: boolean; readonly name: string }) {
  return (
    <div role="group" className={classes.driver} aria-label={`For the driver at ${name} ${evse}`}>
      {numbered && <p className={classes.place}>{name} {evse}</p>}
      {tariff !== undefined && <p>{tariff}</p>}
      {cost !== undefined && <p className={classes.cost}>{cost}</p>}
      {note !== undefined && <p>{note}</p>}
    </div>
  );
}
