import { describe, expect, test } from 'vitest';
import { actionInfo, mayBeSentBy } from '../../ocpp/actions';
import type { JsonValue } from '../../ocpp/json';
import { fieldDoc, loadDocs, loadPayloadSchemas, type PayloadSchemas } from '../../ocpp/schema-docs';
import { OCPP_VERSIONS, type OcppVersion } from '../../ocpp/version';
import { BLOCKS, existsIn, type DecidingField, type SequenceStep, type UseCase } from './model';
import { schemaFaults } from './schema-faults.fixture';
import { TITLES } from './titles.fixture';
import { searchUseCases, USE_CASES, useCase } from './index';

type Message = Extract<SequenceStep, { kind: 'call' | 'answer' }>;

/** What the catalogue says of one version: 2.1 keeps the use cases of 2.0.1. */
function saidFor(version: OcppVersion, useCase: UseCase): { sequence: readonly SequenceStep[]; decides: readonly DecidingField[] } | undefined {
  if (!existsIn(useCase, version)) return undefined;
  return version === '1.6' && useCase.v16.exists ? useCase.v16 : useCase;
}

function messagesIn(sequence: readonly SequenceStep[]): Message[] {
  return sequence.flatMap((step) => (step.kind === 'group' ? messagesIn(step.steps) : step.kind === 'act' ? [] : [step]));
}

/** Calls without their answer and answers without their call; a group has to be complete in itself. */
function unpaired(version: OcppVersion, sequence: readonly SequenceStep[]): string[] {
  const open: Message[] = [];
  const faults: string[] = [];
  for (const step of sequence) {
    if (step.kind === 'group') faults.push(...unpaired(version, step.steps));
    else if (step.kind === 'call') {
      if (!actionInfo(version, step.action)?.isSend) open.push(step);
    } else if (step.kind === 'answer') {
      const at = open.findLastIndex((call) => call.action === step.action && call.from !== step.from);
      if (at < 0) faults.push(`${step.action} answered by ${step.from} without a call`);
      else open.splice(at, 1);
    }
  }
  return [...faults, ...open.map((call) => `${call.action} of ${call.from} not answered`)];
}

const textsOf = (each: UseCase): string[] => [
  each.purpose, ...each.preconditions, ...each.checks.map((check) => check.text), ...each.decides.map((field) => field.why),
  ...(each.v21 === undefined ? [] : [each.v21]), ...(each.uncertain === undefined ? [] : [each.uncertain]),
  ...(each.v16.exists ? [each.v16.how, ...each.v16.decides.map((field) => field.why)] : [each.v16.why]),
];

test('has every use case of 2.0.1 once, in order, with its title', () => {
  expect(USE_CASES.filter(({ only21 }) => only21 !== true).map(({ id, title }) => [id, title])).toEqual(TITLES);
});

test('has no id twice', () => {
  const ids = USE_CASES.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test.each(USE_CASES.map((each) => [each.id, each] as const))('%s is whole', (id, each) => {
  expect(each.block).toBe(id.charAt(0));
  expect(BLOCKS[each.block]).toBeDefined();
  expect(each.actors.length).toBeGreaterThan(0);
  expect(each.sequence.length).toBeGreaterThan(0);
  expect(each.decides.length).toBeGreaterThan(0);
  expect(each.checks.length).toBeGreaterThan(1);
  for (const text of textsOf(each)) {
    expect(text).toMatch(/[.)]$/);
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/ {2}|TODO/);
  }
  const sentences = each.purpose.split(/[.!?](?: |$)/).filter((sentence) => sentence !== '');
  expect(sentences.length).toBeGreaterThanOrEqual(2);
  expect(sentences.length).toBeLessThanOrEqual(4);
  const all = each.checks.map((check) => check.text);
  expect(new Set(all).size).toBe(all.length);
});

test.each(USE_CASES.map((each) => [each.id, each] as const))('%s cites requirements of its own only, each once', (id, { checks }) => {
  const cited = checks.flatMap(({ requirement }) => requirement ?? []);
  for (const requirement of cited) expect(requirement).toMatch(new RegExp(`^${id}\\.FR\\.\\d\\d$`));
  expect(new Set(cited).size).toBe(cited.length);
});

describe.each(OCPP_VERSIONS)('in %s', (version) => {
  const cases = USE_CASES.flatMap((each) => {
    const said = saidFor(version, each);
    return said ? [[each.id, said] as const] : [];
  });

  test.each(cases)('%s: every action exists, its side may send it, and every call has its answer', (_id, { sequence, decides }) => {
    const messages = messagesIn(sequence);
    expect(messages.length).toBeGreaterThan(0);
    for (const { kind, action, from } of messages) {
      const info = actionInfo(version, action);
      expect(info, action).toBeDefined();
      if (!info) continue;
      const sender = kind === 'call' ? from : from === 'station' ? 'csms' : 'station';
      expect(mayBeSentBy(info, sender), `${action} from ${sender}`).toBe(true);
    }
    expect(unpaired(version, sequence)).toEqual([]);
    const shown = new Set(messages.map(({ action }) => action));
    for (const { action } of decides) expect(shown, `${action} decides but is not in the sequence`).toContain(action);
  });

  test.each(cases)('%s: every field exists and every value fits its schema', async (_id, { sequence, decides }) => {
    const [docs, schemas] = await Promise.all([loadDocs(version), loadPayloadSchemas(version)]);
    for (const { action, half, field } of decides) {
      const payload = docs.actions[action]?.[half];
      expect(payload && fieldDoc(docs, payload, field), `${action}.${half} ${field}`).toBeDefined();
    }
    for (const { kind, action, fields } of messagesIn(sequence)) {
      if (fields) expect(faultsOf(schemas, `${action}.${kind === 'call' ? 'request' : 'response'}`, fields)).toEqual([]);
    }
  });
});

function faultsOf(schemas: PayloadSchemas, key: string, fields: JsonValue): string[] {
  const schema = schemas[key];
  return schema ? schemaFaults(schema, fields).map((fault) => `${key}: ${fault}`) : [`${key}: no schema`];
}

describe('the rules above find', () => {
  test('a field or value that the schema does not have', async () => {
    const schemas = await loadPayloadSchemas('2.0.1');
    expect(faultsOf(schemas, 'Reset.request', { type: 'Soft' })).toHaveLength(1);
    expect(faultsOf(schemas, 'Reset.request', { kind: 'Immediate' })).toHaveLength(1);
    expect(faultsOf(schemas, 'Authorize.request', { idToken: { idToken: 1 } })).toHaveLength(1);
    expect(faultsOf(schemas, 'GetReport.request', { componentVariable: [{ component: { nam: 'EVSE' } }] })).toHaveLength(1);
    expect(faultsOf(schemas, 'GetReport.request', { componentVariable: [{ component: { name: 'EVSE' } }] })).toEqual([]);
  });

  test('a call without an answer, and an answer in another group', () => {
    const call = { kind: 'call', from: 'csms', action: 'Reset' } as const;
    const answer = { kind: 'answer', from: 'station', action: 'Reset' } as const;
    expect(unpaired('2.0.1', [call, answer])).toEqual([]);
    expect(unpaired('2.0.1', [call])).toHaveLength(1);
    expect(unpaired('2.0.1', [call, { kind: 'group', how: 'optional', title: 'x', steps: [answer] }])).toHaveLength(2);
    expect(unpaired('2.1', [{ kind: 'call', from: 'station', action: 'NotifyPeriodicEventStream' }])).toEqual([]);
  });
});

describe('search', () => {
  test('finds by id, in any case, and by the beginning of an id', () => {
    expect(searchUseCases('e02')[0]?.id).toBe('E02');
    const inBlock = USE_CASES.filter(({ block }) => block === 'K').map(({ id }) => id);
    expect(searchUseCases('K').slice(0, inBlock.length).map(({ id }) => id)).toEqual(inBlock);
    expect(useCase('E02')?.title).toBe('Start Transaction - Cable Plugin First');
    expect(useCase('E99')).toBeUndefined();
  });

  test('puts what has it in the title first', () => {
    expect(searchUseCases('security event')[0]?.id).toBe('A04');
    expect(searchUseCases('heartbeat')[0]?.id).toBe('G02');
    expect(searchUseCases('Reset ongoing').slice(0, 2).map(({ id }) => id)).toEqual(['B11', 'B12']);
  });

  test('finds by action of any version, by field and by purpose; every word has to occur', () => {
    const idsOf = (text: string): string[] => searchUseCases(text).map(({ id }) => id);
    expect(idsOf('ReservationStatusUpdate')).toEqual(['H01', 'H04']);
    expect(idsOf('ExtendedTriggerMessage')).toEqual(['A02', 'F06']);
    expect(idsOf('stoppedReason')).toEqual(expect.arrayContaining(['B12', 'E09', 'F03']));
    expect(idsOf('hotline')).toEqual(expect.arrayContaining(['F03', 'F05']));
    expect(idsOf('certificate zzz')).toEqual([]);
    expect(searchUseCases('  ')).toBe(USE_CASES);
  });
});
