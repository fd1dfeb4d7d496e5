import type { CommandName, EventName, EventValue, Handlers, Reply, ToWindow } from '../../shared/ipc/contract';
import type { JournalInfo, LogRow } from '../../shared/ipc/shapes';
import type { OpenedWire } from '../host/connection';
import { FakeJournal } from './fake-journal';
import { script } from './fake-script';
import { fakeCsms, fakeStation, fakeWorld } from './fake-world';

/**
 * A host in the page, for work on the window alone: `vite --mode fake`. Never part of a build for people.
 * In the address: `?rows=100000` for a long journal, `?made=3000000` for one whose rows are made when asked for, `?empty`,
 * `?live=N` for N entries a picture.
 */
export function openFakeWire(): Promise<OpenedWire> {
  const query = new URLSearchParams(location.search);
  const memory = new Map<string, unknown>(Object.entries(JSON.parse(sessionStorage.getItem('fake-memory') ?? '{}') as object));
  const journal = new FakeJournal();
  let made = Number(query.get('made') ?? 0);
  let running = !query.has('empty');
  let stations = running ? [fakeStation()] : [];
  let listener: (message: ToWindow) => void = () => {};
  const send = <Name extends EventName>(name: Name, value: EventValue<Name>): void => listener({ t: 'event', name, value });

  const info = (): JournalInfo => ({
    id: 'live', source: 'live', name: '2026-11-23 14-03-22.ocppj', startedAt: journal.startedAt, entries: Math.max(made, journal.stored.length), frames: Math.max(made, journal.stored.length),
    problems: journal.problems, stations: running ? [{ id: 'CP-BERLIN-07', version: '2.0.1', connected: true }, { id: 'GARAGE 1', version: '1.6', connected: false }] : [],
    actions: ['Authorize', 'BootNotification', 'GetVariables', 'Heartbeat', 'StatusNotification', 'TransactionEvent'],
    transactions: running ? [{ id: 'd2f7c1a0-5b0e-4b7c-9f5e-8f1d7a3c0e11', station: 'CP-BERLIN-07' }] : [],
  });
  let pending = false;
  const changed = (): void => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      const touched = journal.touchedFrom;
      journal.touchedFrom = undefined;
      send('journal.changed', { id: 'live', entries: journal.stored.length, frames: journal.stored.length, problems: journal.problems, views: journal.totals(), facets: true, ...(touched === undefined ? {} : { touchedFrom: touched }) });
      send('state.changed', { entries: journal.stored.length });
    });
  };

  if (running) {
    let at = journal.startedAt;
    for (const step of script()) step(journal, (at += 30 + (journal.stored.length * 37) % 900));
    const more = Number(query.get('rows') ?? 0);
    while (journal.stored.length < more) for (const step of script()) step(journal, (at += 2));
  }
  if (query.has('live')) {
    let steps = script();
    setInterval(() => {
      for (let i = 0; i < Number(query.get('live') ?? 1); i += 1) {
        if (steps.length === 0) steps = script();
        steps.shift()?.(journal, Date.now());
      }
      changed();
    }, 16);
  }

  // Rows that exist only while they are looked at, for the lengths that matter to scrolling.
  const base = journal.stored.length;
  const growth = Number(query.get('growth') ?? 0);
  if (growth > 0) setInterval(() => { made += growth; send('journal.changed', { id: 'live', entries: made, frames: made, problems: 0, views: { log: made }, facets: false, touchedFrom: made - growth - 5 }); }, 16);
  const makeRow = (index: number): LogRow => {
    const row = journal.stored[index % base]?.row;
    if (row === undefined) throw new Error('nothing to make rows of');
    return { ...row, index, time: index * 3, summary: `row ${index} ${row.summary}`, ...(row.pair === undefined ? {} : { pair: index + row.pair - row.index }) };
  };

  const ok = <Value>(value: Value): Reply<Value> => ({ ok: true, value });
  const csms = (): ReturnType<typeof fakeCsms> => fakeCsms(running);
  const handlers: Handlers = {
    'app.info': () => ok({ version: '0.1.0', host: 'headless', platform: 'linux', dialogs: false, dataFolder: '/home/me/.local/share/ocpp-workbench', run: 'fake' }),
    'demo.start': () => {
      running = true;
      stations = [fakeStation()];
      const steps = script();
      const timer = setInterval(() => {
        const step = steps.shift();
        if (step === undefined) clearInterval(timer);
        else { step(journal, Date.now()); changed(); }
      }, 120);
      send('csms.changed', csms());
      send('stations.changed', { stations });
      return ok({ station: 'CP-BERLIN-07' });
    },
    'journal.info': () => ok(info()),
    'journal.entry': ({ index }) => {
      const detail = journal.detail(made > 0 ? index % base : index);
      return detail === undefined ? { ok: false, error: { code: 'not-found', message: `There is no entry ${index}.` } } : ok(detail);
    },
    'journal.state': ({ at }) => ok({ ...(at === undefined ? {} : { at }), world: running ? fakeWorld : { stations: {} } }),
    'view.open': ({ view, filter }) => ok({ total: made > 0 ? made : journal.open(view, filter) }),
    'view.close': ({ view }) => { journal.close(view); return ok({}); },
    'view.rows': ({ view, from, count }) => ok(made > 0
      ? { from, total: made, rows: Array.from({ length: Math.max(0, Math.min(count, made - from)) }, (_, i) => makeRow(from + i)) }
      : { from, ...journal.rows(view, from, count) }),
    'view.position': ({ view, index }) => ok(made > 0 ? { position: index, exact: true } : journal.position(view, index)),
    'log.open': () => ok(info()), 'log.openDialog': () => ok({ opened: false }), 'log.close': () => ok(info()),
    'log.save': () => ok({ saved: false, text: '', name: 'journal.ocppj' }),
    'csms.state': () => ok(csms()),
    'csms.start': () => { running = true; send('csms.changed', csms()); return ok(csms()); },
    'csms.stop': () => { running = false; send('csms.changed', csms()); return ok(csms()); },
    'csms.configure': () => ok(csms()), 'csms.overrides': () => ok(csms()), 'csms.disconnect': () => ok({}),
    'stations.list': () => ok({ stations }),
    'stations.add': ({ station }) => { stations = [...stations, { ...fakeStation(), config: { ...fakeStation().config, id: station.id } }]; send('stations.changed', { stations }); return ok({ id: station.id }); },
    'stations.remove': ({ id }) => { stations = stations.filter((s) => s.config.id !== id); send('stations.changed', { stations }); return ok({}); },
    'stations.power': () => ok({}),
    'stations.act': () => ok({ ok: false, message: 'EVSE 1 has no car plugged in: plug one in first.' }),
    'stations.charge': () => ok({ ok: true, message: 'The session ended with 1.24 kWh.' }),
    'send.call': () => ok({ kind: 'result', payload: {}, latencyMs: 12 }), 'send.raw': () => ok({}),
    'problems.list': () => ok({ problems: running ? [{ id: 1, at: Date.now() - 9_000, severity: 'error', message: 'CP-HAMBURG-2 could not connect to ws://10.0.0.7:9000/ocpp: nobody listens there. Check address and port.', about: 'station:CP-HAMBURG-2', entry: 40 }, { id: 2, at: Date.now() - 4_000, severity: 'warning', message: 'CP-BERLIN-07 reuses message id 123456789; ids have to be unique on a connection.', about: 'station:CP-BERLIN-07', entry: 28 }] : [] }),
    'problems.clear': () => ok({}), 'task.cancel': () => ok({}),
    'memory.get': ({ key }) => ok({ value: memory.get(key) }),
    'memory.set': ({ key, value }) => { memory.set(key, value); sessionStorage.setItem('fake-memory', JSON.stringify(Object.fromEntries(memory))); return ok({}); },
  };

  return Promise.resolve({ refusal: () => undefined, wire: {
    send: (message) => {
      const handler = handlers[message.name as CommandName] as (input: never) => Reply<unknown> | Promise<Reply<unknown>>;
      setTimeout(() => void Promise.resolve(handler(message.input as never)).then((reply) => listener({ t: 'reply', n: message.n, reply })), 2);
    },
    onMessage: (next) => { listener = next; },
    onClose: () => {},
    close: () => {},
  } });
}
