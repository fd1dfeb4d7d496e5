import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, EventName, EventValue, Handlers } from '../../ipc/contract';
import { outside, testPorts, type Outside } from '../ports.fixture';
import { Workbench } from '../workbench';

let around: Outside;
let workbench: Workbench;
let handlers: Handlers;
let events: { readonly name: EventName; readonly value: unknown }[];

async function open(): Promise<void> {
  events = [];
  workbench = await Workbench.create(testPorts(around));
  ({ handlers } = workbench.attach((name, value) => void events.push({ name, value })));
}

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
  const reply = await handlers[name](input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

function told<Name extends EventName>(name: Name): EventValue<Name>[] {
  return events.filter((event) => event.name === name).map(({ value }) => value as EventValue<Name>);
}

/** Waits until a condition holds; what is awaited happens in memory. */
async function until(reached: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !reached(); turn += 1) {
    await around.clock.advance(1_000);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(reached()).toBe(true);
}

const ended = (): boolean => told('useCases.progress').some(({ state }) => state !== 'running');

beforeEach(async () => {
  around = outside();
  await open();
});
afterEach(() => workbench.close());

const G02 = { own: false, name: 'G02' };

describe('a use case with both ends ours', () => {
  beforeEach(async () => {
    await ask('useCases.run', { scenarios: [G02], versions: ['2.0.1'], setting: 'both' });
    await until(ended);
  });

  it('comes to its verdict, told while it runs and at its end', () => {
    expect(told('useCases.finished')).toMatchObject([{ scenario: G02, version: '2.0.1', setting: 'both', useCase: 'G02', verdict: 'pass' }]);
    expect(told('useCases.progress').at(-1)).toMatchObject({ state: 'finished', total: 1, done: { pass: 1, fail: 0, other: 0 }, prompts: [] });
    const [result] = told('useCases.finished');
    expect(result?.checks.pass).toBe(result?.cases.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'pass').length);
  });

  it('leaves a log of each case, in which the entries of its checks are what they speak of', async () => {
    const [result] = told('useCases.finished');
    const played = result?.cases[0];
    const info = await ask('useCases.showLog', { played: { scenario: G02, version: '2.0.1', setting: 'both' }, case: played?.id ?? '' });
    expect(info.source).toBe('file');
    const check = played?.checks.find(({ text }) => text.includes('Heartbeat'));
    expect((await ask('journal.entry', { index: check?.entries[0] ?? -1 })).row.action).toBe('Heartbeat');
    // Asked again, the same log stays.
    expect((await ask('useCases.showLog', { played: { scenario: G02, version: '2.0.1', setting: 'both' }, case: played?.id ?? '' })).id).toBe(info.id);
  });

  it('is remembered over a restart, without its log', async () => {
    await workbench.close();
    await open();
    const { runs } = await ask('useCases.runs', {});
    expect(runs).toMatchObject([{ scenario: G02, version: '2.0.1', setting: 'both', verdict: 'pass' }]);
    const { result } = await ask('useCases.result', { scenario: G02, version: '2.0.1', setting: 'both' });
    expect(result?.cases[0]?.checks.length).toBeGreaterThan(0);
    expect(result?.journals).toEqual([]);
    const shown = await handlers['useCases.showLog']({ played: { scenario: G02, version: '2.0.1', setting: 'both' }, case: result?.cases[0]?.id ?? '' });
    expect(shown).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

it('plays each scenario in each of its versions, and no other', async () => {
  await ask('useCases.run', { scenarios: [G02, { own: false, name: 'G02-16' }], versions: ['1.6', '2.0.1', '2.1'], setting: 'both' });
  await until(ended);
  expect(told('useCases.finished').map(({ scenario, version }) => `${scenario.name} ${version}`)).toEqual(['G02 2.0.1', 'G02 2.1', 'G02-16 1.6']);
});

it('one run at a time; a cancelled one says so', async () => {
  await ask('useCases.run', { scenarios: [{ own: false, name: 'E02' }], versions: ['2.0.1', '2.1'], setting: 'both' });
  expect(await handlers['useCases.run']({ scenarios: [G02], versions: ['2.0.1'], setting: 'both' })).toMatchObject({ ok: false, error: { code: 'refused' } });
  await ask('useCases.cancel', {});
  await until(ended);
  expect(told('useCases.progress').at(-1)).toMatchObject({ state: 'cancelled' });
  expect(await handlers['useCases.cancel']({})).toMatchObject({ ok: false });
});

const own = (checks: object): string => JSON.stringify({
  scenario: 'mine', title: 'Mine', versions: ['2.0.1'],
  cases: [{ id: 'boot', title: 'It boots', given: { booted: false }, steps: [{ station: 'power-on' }, { expect: 'BootNotification', from: 'station', checks: [checks] }] }],
});

describe("the person's own scenarios", () => {
  it('one that is no scenario is refused with the sentence that says where', async () => {
    const reply = await handlers['scenarios.save']({ name: 'mine', format: 'json', text: own({ text: 'x', feilds: {} }) });
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(reply.ok ? '' : reply.error.message).toMatch(/^mine, line 1: “checks\.0\.feilds” in step 2 in case boot: there is no such member/);
  });

  it('is saved, played, renamed and removed; a check that fails tells what was expected and what came', async () => {
    await ask('scenarios.save', { name: 'mine', format: 'json', text: own({ text: 'It boots for another reason.', fields: { reason: 'Watchdog' } }) });
    expect((await ask('scenarios.list', {})).scenarios).toMatchObject([{ name: 'mine', title: 'Mine', versions: ['2.0.1'] }]);
    await ask('useCases.run', { scenarios: [{ own: true, name: 'mine' }], versions: ['2.0.1'], setting: 'both' });
    await until(ended);
    const failed = told('useCases.finished')[0]?.cases[0]?.checks.find(({ verdict }) => verdict === 'fail');
    expect(failed).toMatchObject({ text: 'It boots for another reason.', expected: expect.stringContaining('Watchdog') as string, came: expect.stringContaining('PowerUp') as string });
    await ask('scenarios.save', { name: 'ours', format: 'json', text: own({ text: 'x', fields: {} }), was: 'mine' });
    expect(told('scenarios.changed').at(-1)?.scenarios.map(({ name }) => name)).toEqual(['ours']);
    await ask('scenarios.remove', { name: 'ours' });
    expect((await ask('scenarios.list', {})).scenarios).toEqual([]);
  });

  it('a file that is no scenario any more is listed with what is wrong', async () => {
    around.scenarios.set('broken', { name: 'broken', format: 'yaml', text: 'scenario: [' });
    const [broken] = (await ask('scenarios.list', {})).scenarios;
    expect(broken?.fault).toMatch(/^broken, line 1/);
    expect(await handlers['useCases.run']({ scenarios: [{ own: true, name: 'broken' }], versions: ['2.0.1'], setting: 'both' })).toMatchObject({ ok: false, error: { message: broken?.fault } });
  });
});

describe('against a foreign station', () => {
  it('needs a CSMS that runs', async () => {
    await ask('useCases.run', { scenarios: [G02], versions: ['2.0.1'], setting: 'csms', target: { station: 'CP9' } });
    await until(ended);
    expect(told('useCases.progress').at(-1)).toMatchObject({ state: 'failed', message: expect.stringContaining('CSMS does not run') as string });
  });

  it('asks a person to do what is to be done there, until the run is cancelled', async () => {
    await ask('csms.start', { settings: { host: '127.0.0.1', port: 0 } });
    await ask('useCases.run', { scenarios: [G02], versions: ['2.0.1'], setting: 'csms', target: { station: 'CP9' } });
    const open = (): EventValue<'useCases.progress'>['prompts'] => told('useCases.progress').at(-1)?.prompts ?? [];
    await until(() => open().length > 0);
    expect(open()[0]?.text).toContain('CP9');
    await ask('useCases.cancel', {});
    await until(ended);
    expect(await handlers['useCases.answerPrompt']({ prompt: 1, answer: 'done' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

it('our station against a foreign CSMS: here the workbench itself plays that part', async () => {
  const state = await ask('csms.start', { settings: { host: '127.0.0.1', port: 0 } });
  const url = `ws://127.0.0.1:${state.running?.port ?? 0}${state.settings.path}`;
  await ask('useCases.run', { scenarios: [G02], versions: ['2.0.1'], setting: 'station', target: { station: 'CP7', url } });
  await until(ended);
  const [result] = told('useCases.finished');
  expect(result).toMatchObject({ setting: 'station', journal: workbench.live.id });
  const info = await ask('useCases.showLog', { played: { scenario: G02, version: '2.0.1', setting: 'station' }, case: result?.cases[0]?.id ?? '' });
  expect(info.source).toBe('live');
});

it('a log that is shown is judged without anything being done', async () => {
  await ask('demo.start', { version: '2.0.1' });
  await around.clock.advance(60_000);
  const text = own({ text: 'It says why.', fields: { reason: 'PowerUp' } });
  await ask('useCases.run', { text: { name: 'mine', text }, versions: ['2.0.1'], setting: 'offline' });
  await until(ended);
  expect(told('useCases.finished')).toMatchObject([{ setting: 'offline', journal: workbench.shown.id, scenario: { own: true, name: 'mine' } }]);
  const checks = told('useCases.finished')[0]?.cases.flatMap((one) => one.checks) ?? [];
  expect(checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(0);
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
