import { useEffect, useState, type DragEvent } from 'react';
import { openFile, openLog, orNotify } from '../actions/operations';
import { isTyping } from '../actions/shortcuts';
import { Logo } from '../ui/logo';
import { HostCard } from './host-card';
import { OpenCard } from './open-card';
import { RecentList } from './recent-list';
import { StationCard } from './station-card';
import classes from './start-page.module.css';
import { WatchCard } from './watch-card';

/** Four ways to begin, each with everything it needs. A log can be dropped anywhere. */
export function StartPage() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') void orNotify(openLog({ text, name: 'Pasted text' }));
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);

  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void orNotify(openFile(file));
  };

  return (
    <main className={classes.page} onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop} data-over={over || undefined}>
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
            <OpenCard over={over} />
            <RecentList />
          </div>
        </div>
      </div>
    </main>
  );
}
