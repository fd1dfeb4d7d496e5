import { summaryOf, type Snapshot } from '../inventory/snapshot';
import { startJournal } from '../journal/journal';
import { MemoryStorage } from '../journal/memory-storage';
import type { JsonValue } from '../ocpp/json';
import { loadValidator } from '../ocpp/validate';
import { MemorySockets } from '../platform/memory-sockets';
import { SeededRandom } from '../platform/seeded-random';
import { VirtualClock } from '../platform/virtual-clock';
import type { Downloads } from './download';
import type { HandOvers } from './hand-over';
import type { Memory, ScenarioFile, WorkbenchPorts } from './ports';

/** What stands outside of a workbench in tests, to look at and to keep over a restart. */
export interface Outside {
  readonly clock: VirtualClock;
  readonly sockets: MemorySockets;
  /** Texts by path. */
  readonly files: Map<string, string>;
  readonly scenarios: Map<string, ScenarioFile>;
  readonly snapshots: Map<string, Snapshot>;
  /** Marks and notes by path or key. */
  readonly marks: Map<string, string>;
  readonly memory: Map<string, JsonValue>;
  readonly results: Map<string, JsonValue>;
  readonly setup: Map<string, JsonValue>;
}

export function outside(): Outside {
  return { clock: new VirtualClock(), sockets: new MemorySockets(), files: new Map(), scenarios: new Map(), snapshots: new Map(), marks: new Map(), memory: new Map(), results: new Map(), setup: new Map() };
}

/** A workbench's ports, all in memory and in virtual time. */
export function testPorts({ clock, sockets, files, scenarios, snapshots, marks, memory, results, setup }: Outside): WorkbenchPorts {
  return {
    clock, random: new SeededRandom(7), server: sockets, client: sockets, loadCheck: loadValidator,
    journals: {
      begin: () => Promise.resolve({ ok: true, path: '/data/live.ocppj.jsonl', journal: startJournal({ storage: new MemoryStorage(), clock }) }),
      open: () => ({ ok: false, message: 'no such journal', foreign: true }),
      readSources: (paths, names) => {
        const missing = paths.find((path) => !files.has(path));
        if (missing !== undefined) return Promise.resolve({ ok: false, message: `${missing} cannot be read: it is not there.` });
        return Promise.resolve({ ok: true, sources: paths.map((path, at) => ({ name: names?.[at] ?? path.split('/').at(-1) ?? path, text: files.get(path) ?? '' })) });
      },
      write: (path, pieces) => { files.set(path, [...pieces].join('')); return Promise.resolve({ ok: true }); },
      async *bytes(path) { yield await Promise.resolve(Uint8Array.from(files.get(path) ?? '', (one) => one.charCodeAt(0))); },
      copy: (path, to) => { files.set(to, files.get(path) ?? ''); return Promise.resolve({ ok: true }); },
    },
    handOvers: handOversInto(files),
    downloads: downloadsInto(files),
    memory: memoryOf(memory),
    results: memoryOf(results),
    setup: memoryOf(setup),
    scenarios: {
      list: () => Promise.resolve({ ok: true, scenarios: [...scenarios.values()] }),
      save: (file, was) => {
        if (was !== undefined) scenarios.delete(was);
        scenarios.set(file.name, file);
        return Promise.resolve({ ok: true });
      },
      remove: (name) => { scenarios.delete(name); return Promise.resolve({ ok: true }); },
    },
    snapshots: {
      list: () => Promise.resolve({ ok: true, snapshots: [...snapshots.values()].map(summaryOf), faults: [] }),
      get: (name) => Promise.resolve({ ok: true, snapshot: snapshots.get(name) }),
      save: (snapshot) => { snapshots.set(snapshot.name, snapshot); return Promise.resolve({ ok: true }); },
      remove: (name) => { snapshots.delete(name); return Promise.resolve({ ok: true }); },
    },
    marks: {
      read: ({ path, key }) => Promise.resolve({ ok: true, files: [path, key].flatMap((one) => { const text = one === undefined ? undefined : marks.get(one); return one === undefined || text === undefined ? [] : [{ path: one, text }]; }) }),
      write: ({ path, key }, text) => { marks.set(path ?? key, text); return Promise.resolve({ ok: true }); },
    },
    loopback: () => {
      const own = new MemorySockets();
      return { server: own, client: own, clock: new VirtualClock() };
    },
    addresses: () => [
      { name: 'lo', address: '127.0.0.1', family: 4, loopback: true },
      { name: 'eth0', address: '192.168.1.20', family: 4, loopback: false },
      { name: 'eth0', address: 'fd00::2', family: 6, loopback: false },
      { name: 'eth0', address: 'fe80::1', family: 6, loopback: false },
    ],
    about: { version: '0', host: 'headless', platform: 'test', dataFolder: '/data' },
  };
}

/** What goes to windows lies among the files, under `/downloads/NAME`. */
function downloadsInto(files: Map<string, string>): Downloads {
  return {
    offer: ({ name, pieces }) => {
      const ended = (async () => {
        let text = '';
        for await (const piece of pieces) text += typeof piece === 'string' ? piece : String.fromCharCode(...piece);
        files.set(`/downloads/${name}`, text);
        return { ok: true } as const;
      })();
      return { place: `download/${name}`, ended };
    },
  };
}

/** What windows hand over lies among the files, under `/handed/ID/NUMBER`. */
function handOversInto(files: Map<string, string>): HandOvers {
  let last = 0;
  const begin: HandOvers['begin'] = (handed) => {
    const id = String((last += 1));
    const paths = handed.map((_, at) => `/handed/${id}/${at}`);
    for (const path of paths) files.set(path, '');
    return Promise.resolve({
      ok: true,
      handOver: {
        id, paths,
        get complete() { return paths.every((path, at) => files.get(path)?.length === handed[at]?.size); },
        remove: () => { for (const path of paths) files.delete(path); },
      },
    });
  };
  return {
    begin,
    keep: async (name, text) => {
      const begun = await begin([{ name, size: text.length }]);
      if (begun.ok) for (const path of begun.handOver.paths) files.set(path, text);
      return begun;
    },
  };
}

function memoryOf(values: Map<string, JsonValue>): Memory {
  return { get: (key) => Promise.resolve(values.get(key)), set: (key, value) => { values.set(key, value); return Promise.resolve(); } };
}
