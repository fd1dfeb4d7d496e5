import { useEffect, useState } from 'react';
import { openGathered, orNotify } from '../actions/operations';
import { openUseCases } from '../actions/use-case-actions';
import { filesOf, pathsOf } from '../import/gather';
import { useImport } from '../stores/import-preview';
import { isScenarioFile } from './scenario-file';
import classes from './shell.module.css';

/** A larger file is no scenario, and is not read to see whether it is one, bytes. */
const MOST_OF_A_SCENARIO = 4 << 20;

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Logs, folders of them, or a scenario can be dropped anywhere on the window. */
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
      if (event.dataTransfer !== null) void openDropped(event.dataTransfer);
    }, { signal });
    return () => stop.abort();
  }, []);
  return over ? <div className={classes.drop}><span>Drop to open logs, a folder of them, or a scenario</span></div> : null;
}

/** What is dropped is only there until the first wait. */
async function openDropped(transfer: DataTransfer): Promise<void> {
  const dropped = [...transfer.files];
  const [first] = dropped;
  const paths = pathsOf(dropped);
  const files = filesOf(transfer);
  if (dropped.length === 1 && first !== undefined && first.size <= MOST_OF_A_SCENARIO && /\.(?:ya?ml|json)$/i.test(first.name) && isScenarioFile(first.name, await textOf(first))) {
    openUseCases();
    await (await import('../use-cases/own-scenarios')).importFile(first);
    return;
  }
  await orNotify(paths ? useImport.getState().look({ paths: [...paths] }) : files.then(openGathered));
}

/** Nothing for a folder that has such a name. */
function textOf(file: File): Promise<string> {
  return file.text().catch(() => '');
}
