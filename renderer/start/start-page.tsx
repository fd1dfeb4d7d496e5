import { Logo } from '../ui/logo';
import { HostCard } from './host-card';
import { OpenCard } from './open-card';
import { RecentList } from './recent-list';
import { StationCard } from './station-card';
import classes from './start-page.module.css';
import { WatchCard } from './watch-card';

/** Four ways to begin, each with everything it needs. */
export function StartPage() {
  return (
    <main className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <Logo size={38} />
          <div>
            <h1>OCPP Workbench</h1>
            <p>Watch, speak, simulate and understand what charging stations and their management systems say.</p>
          </div>
        </header>
        <WatchCard />
        <div className={classes.cards}>
          <HostCard />
          <StationCard />
          <div className={classes.column}>
            <OpenCard />
            <RecentList />
          </div>
        </div>
      </div>
    </main>
  );
}
