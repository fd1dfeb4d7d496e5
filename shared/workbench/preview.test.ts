import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInput } from '../ipc/check';
import type { CommandInput, CommandName, CommandOutput, Handlers, Reply } from '../ipc/contract';
import { journalOfLog } from './journal-of-text';
import { outside, testPorts, type Outside } from './ports.fixture';
import { Workbench } from './workbench';

let around: Outside;
let workbench: Workbench;
let handlers: Handlers;

const reply = async <Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<CommandOutput<Name>>> => handlers[name](input);

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const answer = await reply(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const LOG = [
  '2026-07-01 10:00:00 starting up',
  '2026-07-01 10:00:01 [2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]',
].join('\n');

/** What windows have handed over, and is still there. */
const handed = (): string[] => [...around.files.keys()].filter((path) => path.startsWith('/handed/'));

beforeEach(async () => {
  around = outside();
  around.files.set('/logs/site.log', LOG);
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach(() => undefined));
});

afterEach(() => workbench.close());

describe('a log is looked at before it is opened', () => {
  it('a file by its path is shown as it would be read, and nothing is opened by that', async () => {
    const { name, journal, preview } = await ask('log.preview', { paths: ['/logs/site.log'] });
    expect({ name, journal }).toEqual({ name: 'site.log', journal: false });
    expect(preview?.rows.map(({ kind, line }) => `${line} ${kind}`)).toEqual(['1 other', '2 message']);
    expect(workbench.shown).toBe(workbench.live);
  });

  it('is read anew with other wishes, and opened with them', async () => {
    const { offer } = await ask('log.preview', { paths: ['/logs/site.log'] });
    const wishes = { zone: 'Europe/Berlin', stations: [{ station: '', name: 'GATE', version: '2.1' as const }] };
    const { preview } = await ask('log.preview', { offer, wishes });
    expect(preview?.stations).toMatchObject([{ found: '', station: 'GATE', version: '2.1' }]);
    const info = await ask('log.open', { offer, wishes });
    expect(info).toMatchObject({ name: 'site.log', path: '/logs/site.log', stations: [{ id: 'GATE', version: '2.1' }], reading: { wishes } });
    expect(new Date(info.startedAt).toISOString()).toBe('2026-07-01T08:00:00.000Z');
    expect(await reply('log.open', { offer })).toMatchObject({ ok: false, error: { code: 'not-found', message: 'This log is not held any more; open it again.' } });
  });

  it('the log that is shown is looked at again', async () => {
    await ask('log.open', { text: LOG, name: 'site.log', wishes: { station: 'GATE' } });
    const { preview } = await ask('log.preview', { shown: true, wishes: { station: 'DOOR' } });
    expect(preview?.stations.map(({ station }) => station)).toEqual(['DOOR']);
    expect(await ask('log.reread', { station: 'DOOR' })).toMatchObject({ stations: [{ id: 'DOOR' }] });
  });

  it('several files are read together; one is left out', async () => {
    around.files.set('/logs/b.log', '[2,"9","Heartbeat",{}]');
    const { offer, name, preview } = await ask('log.preview', { paths: ['/logs/site.log', '/logs/b.log'] });
    expect(name).toBe('site.log and 1 more');
    expect(preview?.files.map(({ messages }) => messages)).toEqual([1, 1]);
    expect((await ask('log.open', { offer, wishes: { without: [0] } })).frames).toBe(1);
  });

  it('a journal of the workbench needs no preview', async () => {
    const text = '{"format":"ocpp-workbench-journal","version":1,"started":0}\n';
    const { offer, journal, preview } = await ask('log.preview', { text, name: 'kept.ocppj.jsonl' });
    expect({ journal, preview }).toEqual({ journal: true, preview: undefined });
    expect(await ask('log.open', { offer })).toMatchObject({ name: 'kept.ocppj.jsonl', entries: 0 });
  });

  it('a text of any length cannot be pasted, and the sentence says what can be done', () => {
    expect(checkInput('log.preview', { text: 'x'.repeat(32 << 20) }).ok).toBe(true);
    expect(checkInput('log.preview', { text: 'x'.repeat(40 << 20) })).toMatchObject({ ok: false, message: expect.stringContaining('This text has 40 million characters; 32 million can be pasted. Save it as a file, and drop the file on the window') as string });
  });

  it('a long text is read from a file that holds it for a while', async () => {
    const { offer, name } = await ask('log.preview', { text: `${LOG}\n${'x'.repeat(1 << 20)}` });
    expect(name).toBe('Pasted text');
    expect(handed()).toEqual(['/handed/1/0']);
    await ask('log.letGo', { offer });
    expect(handed()).toEqual([]);
  });

  it.each<[string, CommandInput<'log.preview'>, string]>([
    ['nothing', {}, 'Nothing was given to open: neither a file nor a text.'],
    ['a file that is not there', { paths: ['/logs/gone.log'] }, '/logs/gone.log cannot be read: it is not there.'],
    ['a text without messages', { name: 'diary.txt', text: 'Dear diary' }, 'No OCPP message was found in diary.txt.'],
    ['an empty file', { name: 'nothing.log', text: '' }, 'There is nothing to read: nothing.log is empty.'],
    ['an offer of long ago', { offer: 'offer-99' }, 'This log is not held any more; open it again.'],
    ['the live journal', { shown: true }, 'What is shown is a journal of the workbench; there is nothing to read otherwise.'],
    ['a zone that does not exist', { name: 'a.log', text: LOG, wishes: { zone: 'Mars/Olympus' } }, 'There is no time zone "Mars/Olympus"'],
  ])('%s is refused with a sentence', async (_, input, message) => {
    expect(await reply('log.preview', input)).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) as string } });
  });

  it('several paths that belong together are read as a stream, and read anew from there', async () => {
    around.files.set('/logs/other.log', LOG.replaceAll('10:00', '11:00'));
    const ports = testPorts(around);
    const asked: (readonly [paths: readonly string[], wishes: object])[] = [];
    const read: NonNullable<typeof ports.journals.read> = async ({ paths }, wishes) => {
      asked.push([paths, wishes]);
      const held = await ports.journals.readSources(paths);
      if (!held.ok) return held;
      const made = await journalOfLog(held.sources, wishes, { clock: ports.clock, loadCheck: ports.loadCheck });
      return made.ok ? { ok: true, journal: made.journal, reading: Promise.resolve({ summary: made.summary }) } : made;
    };
    await workbench.close();
    workbench = await Workbench.create({ ...ports, journals: { ...ports.journals, read } });
    ({ handlers } = workbench.attach(() => undefined));
    const paths = ['/logs/site.log', '/logs/other.log'];
    const { offer } = await ask('log.preview', { paths });
    const info = await ask('log.open', { offer, wishes: { station: 'GATE' } });
    expect(info).toMatchObject({ name: 'site.log and 1 more', reading: { frames: 2 } });
    expect(info.path).toBeUndefined();
    await ask('log.reread', { station: 'DOOR' });
    expect(asked).toEqual([[paths, { station: 'GATE' }], [paths, { station: 'DOOR' }]]);
    expect((await ask('log.source', { index: workbench.shown.journal.count - 1 })).file).toBe('other.log');
  });

  it('a host without dialogs of its own says so', async () => {
    expect(await reply('log.choose', { what: 'folder' })).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('files that a window hands over', () => {
  /** Hands a log over, as far as it is said. */
  async function handOver(name: string, text: string, size = text.length): Promise<string> {
    const { offer } = await ask('log.handOver', { files: [{ name, size }] });
    const [path = ''] = handed();
    around.files.set(path, text);
    return offer;
  }

  it('bear their own names, in the preview and when they are open, and no path', async () => {
    const offer = await handOver('../../site.log', LOG);
    const { name, preview } = await ask('log.preview', { offer });
    expect([name, preview?.files[0]?.name]).toEqual(['site.log', '../../site.log']);
    const info = await ask('log.open', { offer });
    expect(info).toMatchObject({ name: 'site.log', frames: 1 });
    expect(info.path).toBeUndefined();
  });

  it('stay as long as the log is shown, also read otherwise, and go with it', async () => {
    const { ports } = workbench;
    const read: NonNullable<typeof ports.journals.read> = async ({ paths, names }, wishes) => {
      const held = await ports.journals.readSources(paths, names);
      if (!held.ok) return held;
      const made = await journalOfLog(held.sources, wishes, { clock: ports.clock, loadCheck: ports.loadCheck });
      return made.ok ? { ok: true, journal: made.journal, reading: Promise.resolve({ summary: made.summary }) } : made;
    };
    await workbench.close();
    workbench = await Workbench.create({ ...ports, journals: { ...ports.journals, read } });
    ({ handlers } = workbench.attach(() => undefined));
    const offer = await handOver('site.log', LOG);
    await ask('log.open', { offer });
    await ask('log.reread', { station: 'DOOR' });
    const { offer: again } = await ask('log.preview', { shown: true });
    expect((await ask('log.source', { index: workbench.shown.journal.count - 1 })).file).toBe('site.log');
    expect(handed()).toHaveLength(1);
    await ask('log.close', {});
    expect(handed()).toHaveLength(1);
    await ask('log.letGo', { offer: again });
    expect(handed()).toEqual([]);
  });

  it('are not looked at before all of them is there', async () => {
    const offer = await handOver('site.log', LOG, LOG.length + 1);
    expect(await reply('log.preview', { offer })).toMatchObject({ ok: false, error: { message: 'Not all of it has been handed over; open it again.' } });
    expect(await reply('log.open', { offer })).toMatchObject({ ok: false });
  });

  it('go when others are handed over, when nobody wants to open them, and with their window', async () => {
    await handOver('a.log', LOG);
    const offer = await handOver('b.log', LOG);
    expect(handed()).toHaveLength(1);
    await ask('log.letGo', { offer });
    expect(handed()).toEqual([]);
    const window = workbench.attach(() => undefined);
    await window.handlers['log.handOver']({ files: [{ name: 'c.log', size: 3 }] });
    expect(handed()).toHaveLength(1);
    window.detach();
    expect(handed()).toEqual([]);
  });
});

describe('an entry leads to its lines', () => {
  const boot = async (): Promise<number> => {
    await ask('view.open', { view: 'q', filter: { actions: ['BootNotification'] } });
    return (await ask('view.rows', { view: 'q', from: 0, count: 1 })).rows[0]?.index ?? -1;
  };

  it('of a text that is held, and of a file', async () => {
    for (const input of [{ text: LOG, name: 'site.log' }, { path: '/logs/site.log' }]) {
      await ask('log.open', input);
      const { file, lines } = await ask('log.source', { index: await boot() });
      expect(file).toBe('site.log');
      expect(lines.map(({ number, text, mark }) => `${number} ${mark ? text.slice(...mark) : '–'}`)).toEqual(['1 –', '2 [2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]']);
    }
  });

  it('with as many lines around as are asked for', async () => {
    await ask('log.open', { text: LOG, name: 'site.log' });
    expect((await ask('log.source', { index: await boot(), around: 0 })).lines.map(({ number }) => number)).toEqual([2]);
  });

  it('an entry of the live journal has none', async () => {
    expect(await reply('log.source', { index: 0 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
