import type { Export } from '../export/exporter';
import type { Reply } from '../ipc/contract';
import type { Download } from './download';
import { done, fail } from './reply';
import type { ShownJournal } from './shown-journal';
import type { Task } from './tasks';
import type { WindowView } from './window-view';
import type { Workbench } from './workbench';

/** What became of a file for a person. */
export interface WrittenOut {
  /** False when the dialog was dismissed. */
  readonly saved: boolean;
  readonly name: string;
  /** What the format cannot hold, and how often. */
  readonly losses: { readonly what: string; readonly count: number }[];
}

/**
 * Writes a text of the journal that is shown to where a person wants it: by the host's own dialog, or else as a download of the browser.
 *
 * @param begin begins to write; what it is given is told of each entry's index
 */
export async function writeOut(workbench: Workbench, window: WindowView, name: string, shown: ShownJournal, begin: (onEntry: (index: number) => void) => Export): Promise<Reply<WrittenOut>> {
  const { dialogs, journals } = workbench.ports;
  const { count } = shown.journal;
  // Another log may be shown before all is written.
  const release = shown.hold();
  try {
    const path = dialogs && await dialogs.saveFile(name);
    if (dialogs && path === undefined) return done({ saved: false, name, losses: [] });
    return await workbench.tasks.run(`Writing ${name}`, async (task): Promise<Reply<WrittenOut>> => {
      const { pieces, losses } = begin((index) => task.progress((index + 1) / count));
      if (path === undefined) {
        const failed = await handOut(workbench, window, { name, pieces }, task);
        if (failed) return failed;
      } else {
        const written = await journals.write(path, pieces, task);
        if (!written.ok) return fail(task.aborted ? 'cancelled' : 'failed', written.message);
      }
      return done({ saved: true, name, losses: Array.from(losses, ([what, times]) => ({ what, count: times })) });
    });
  } finally {
    release();
  }
}

/** Copies a journal's file, as it is by now, to where a person wants it. */
export async function copyOut(workbench: Workbench, window: WindowView, name: string, from: string): Promise<Reply<WrittenOut>> {
  const { dialogs, journals } = workbench.ports;
  if (!dialogs) {
    return workbench.tasks.run(`Writing ${name}`, async (task) => {
      const failed = await handOut(workbench, window, { name, pieces: journals.bytes(from, (share) => task.progress(share)) }, task);
      return failed ?? done({ saved: true, name, losses: [] });
    });
  }
  const to = await dialogs.saveFile(name);
  if (to === undefined) return done({ saved: false, name, losses: [] });
  const copied = await journals.copy(from, to);
  return copied.ok ? done({ saved: true, name, losses: [] }) : fail('failed', copied.message);
}

/** Lets the window fetch a file; undefined when it has all of it. */
async function handOut({ ports }: Workbench, window: WindowView, download: Download, task: Task): Promise<Reply<never> | undefined> {
  if (!ports.downloads) return fail('refused', 'This host has no way to hand out files.');
  const { place, ended } = ports.downloads.offer(download, task);
  window.emit('download.ready', { place, name: download.name });
  const end = await ended;
  return end.ok ? undefined : fail(end.cancelled ? 'cancelled' : 'failed', end.message);
}
