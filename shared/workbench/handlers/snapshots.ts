import type { Handlers } from '../../ipc/contract';
import type { SnapshotSummary } from '../../inventory/snapshot';
import { summaryOf } from '../../inventory/snapshot';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

type Commands = Pick<Handlers, 'snapshots.list' | 'snapshots.get' | 'snapshots.save' | 'snapshots.remove'>;

export function snapshotHandlers(workbench: Workbench): Commands {
  const { snapshots: files } = workbench.ports;
  const told = new Set<string>();
  const all = async (): Promise<SnapshotSummary[]> => {
    const listed = await files.list();
    const faults = listed.ok ? listed.faults : [listed.message];
    // A broken file stays broken; it is told of once.
    for (const message of faults) if (!told.has(message)) workbench.problems.add({ severity: 'error', message, about: 'snapshots' });
    for (const message of faults) told.add(message);
    return listed.ok ? [...listed.snapshots] : [];
  };
  return {
    'snapshots.list': async () => done({ snapshots: await all() }),
    'snapshots.get': async ({ name }) => {
      const read = await files.get(name);
      if (!read.ok) return fail('failed', read.message);
      return read.snapshot ? done(read.snapshot) : fail('not-found', `There is no snapshot ${name}; it may have been removed.`);
    },
    'snapshots.save': async ({ snapshot, replace = false }) => {
      const taken = (await all()).some(({ name }) => name.toLowerCase() === snapshot.name.toLowerCase());
      if (taken && !replace) return fail('refused', `There is a snapshot ${snapshot.name} already; choose another name.`);
      const saved = await files.save(snapshot);
      if (!saved.ok) return fail('failed', saved.message);
      workbench.emit('snapshots.changed', { snapshots: await all() });
      return done(summaryOf(snapshot));
    },
    'snapshots.remove': async ({ name }) => {
      const removed = await files.remove(name);
      if (!removed.ok) return fail('failed', removed.message);
      workbench.emit('snapshots.changed', { snapshots: await all() });
      return done({});
    },
  };
}
