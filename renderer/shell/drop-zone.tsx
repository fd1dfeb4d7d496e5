import { useEffect, useState } from 'react';
import { openFile, orNotify } from '../actions/operations';
import { openUseCases } from '../actions/use-case-actions';
import { isScenarioFile } from './scenario-file';
import classes from './shell.module.css';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A log or a scenario can be dropped anywhere on the window. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Leaving one element for another inside the window is not leaving it: only the way out has no next element.
    addEventListener('dragover', (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    }, { signal });
    addEventListener('dragleave', (event) => { if (event.relatedTarget === null) setOver(false); }, { signal });
    addEventListener('drop', (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openDropped(file);
    }, { signal });
    return () => stop.abort();
  }, []);
  return over ? <div className={classes.drop}><span>Drop to open the log or the scenario</span></div> : null;
}

async function openDropped(file: File): Promise<void> {
  if (!isScenarioFile(file.name, await file.text())) {
    await orNotify(openFile(file));
    return;
  }
  openUseCases();
  await (await import('../use-cases/own-scenarios')).importFile(file);
}
