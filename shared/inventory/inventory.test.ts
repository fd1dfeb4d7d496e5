import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VariableState } from '../state/model';
import { compare, settable } from './compare';
import { readCsv, writeCsv } from './csv';
import { deviationsOf, missingOf } from './deviations';
import { editingOf, faultOf } from './editing';
import { answersOf, readAllRequest, setLimits, setRequests, statusWords } from './requests';
import { fromSnapshot, toSnapshot, type Snapshot } from './snapshot';
import { readSnapshot, safeName, snapshotCsv, snapshotJson } from './snapshot-file';
import { componentText, fullText, keyOf } from './names';

const at = 1_767_225_600_000;
const variable = (more: Partial<VariableState> = {}): VariableState => ({ component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '300', at, ...more });

describe('names', () => {
  test('tell place and instance', () => {
    expect(componentText({ component: 'Connector', evse: 1, connector: 2, instance: 'main' })).toBe('Connector #1.2 (main)');
    expect(fullText(variable({ variable: 'Power', component: 'EVSE', evse: 1, attribute: 'MaxSet' }))).toBe('EVSE #1 · Power · MaxSet');
    expect(fullText(variable({ component: '' }))).toBe('HeartbeatInterval');
  });

  test('are the same however they are written', () => {
    expect(keyOf(variable({ attribute: 'Actual' }))).toBe(keyOf(variable({ component: 'ocppcommctrlr', variable: 'HEARTBEATINTERVAL' })));
    expect(keyOf(variable({ attribute: 'Target' }))).not.toBe(keyOf(variable()));
  });
});

describe('a comparison', () => {
  test('tells what only one side has, and what differs', () => {
    const found = compare(
      [variable(), variable({ variable: 'A', value: '1' }), variable({ variable: 'Same' })],
      [variable({ value: '60', unit: 's' }), variable({ variable: 'B' }), variable({ variable: 'same', at: 5 })],
    );
    expect([...found.values()].map(({ kind, ours, other, fields }) => [kind, ours?.variable, other?.variable, fields])).toEqual([
      ['changed', 'HeartbeatInterval', 'HeartbeatInterval', ['value']],
      ['removed', 'A', undefined, []],
      ['added', undefined, 'B', []],
    ]);
  });

  test.each([
    ['1.0', '1', 'decimal', false], ['01', '1', 'integer', false], ['True', 'true', 'boolean', false], ['A, B', 'B,A', 'MemberList', false],
    ['A,B', 'B,A', 'SequenceList', true], ['1.0', '1', 'string', true], ['', '0', 'integer', true],
  ])('of %j and %j as %s', (one, two, dataType, differs) => {
    expect(compare([variable({ value: one, dataType })], [variable({ value: two, dataType })]).size).toBe(differs ? 1 : 0);
  });

  test('gives what can be set to the values of the other', () => {
    const ours = [
      variable({ mutability: 'ReadWrite' }), variable({ variable: 'R', mutability: 'ReadOnly' }), variable({ variable: 'W', mutability: 'WriteOnly', value: undefined as never }),
      variable({ variable: 'C', constant: true }), variable({ variable: 'Same' }),
    ];
    const other = ours.map((one) => ({ ...one, value: one.variable === 'Same' ? '300' : '1' }));
    expect(settable(compare(ours, other).values())).toEqual([{ variable: ours[0], value: '1' }]);
  });

  test('with itself finds nothing', () => {
    fc.assert(fc.property(fc.array(fc.record({ component: fc.string(), variable: fc.string(), value: fc.string(), at: fc.constant(at) })), (list) => {
      const once = [...new Map(list.map((one) => [keyOf(one), one])).values()];
      return compare(once, once.toReversed()).size === 0;
    }));
  });
});

describe('the editor of a variable', () => {
  test.each([
    [{ dataType: 'boolean' }, 'switch'], [{ dataType: 'OptionList', valuesList: 'A,B' }, 'choice'], [{ dataType: 'OptionList' }, 'text'],
    [{ dataType: 'MemberList', valuesList: 'A,B' }, 'list'], [{ dataType: 'integer' }, 'number'], [{ dataType: 'dateTime' }, 'date'], [{ dataType: 'string' }, 'text'], [{}, 'text'],
  ] as const)('fits %j', (traits, kind) => {
    expect(editingOf(variable(traits), '2.0.1').kind).toBe(kind);
  });

  test('knows the keys of 1.6 by the standard', () => {
    const of = (name: string): string => editingOf(variable({ component: '', variable: name }), '1.6').kind;
    expect([of('HeartbeatInterval'), of('localauthorizeoffline'), of('MeterValuesSampledData'), of('VendorKey')]).toEqual(['number', 'switch', 'list', 'text']);
  });

  test.each([
    ['12', { dataType: 'integer', minLimit: 0, maxLimit: 60 }, undefined], ['61', { dataType: 'integer', maxLimit: 60 }, '60 or less'], ['-1', { dataType: 'integer', minLimit: 0 }, '0 or more'],
    ['1.5', { dataType: 'integer' }, 'whole number'], ['1.5', { dataType: 'decimal' }, undefined], ['', { dataType: 'decimal' }, 'a number'],
    ['yes', { dataType: 'boolean' }, 'true or false'], ['c', { dataType: 'OptionList', valuesList: 'A,B' }, 'one of A, B'], ['b', { dataType: 'OptionList', valuesList: 'A,B' }, undefined],
    ['A,C', { dataType: 'MemberList', valuesList: 'A,B' }, 'no C'], ['A,A', { dataType: 'MemberList', valuesList: 'A,B' }, 'twice'], ['', { dataType: 'MemberList', valuesList: 'A,B' }, undefined],
    ['A,B', { dataType: 'MemberList', valuesList: 'A,B', maxElements: 1 }, 'at most 1'], ['abc', { dataType: 'string', maxLimit: 2 }, 'at most 2'],
    ['soon', { dataType: 'dateTime' }, 'a time'], ['2026-01-31T08:00:00Z', { dataType: 'dateTime' }, undefined],
  ] as const)('says of %j in %j: %s', (value, traits, said) => {
    const fault = faultOf(variable(traits), value, '2.0.1');
    if (said === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(said);
  });
});

describe('requests', () => {
  test('read everything', () => {
    expect(readAllRequest('1.6', 7)).toEqual({ action: 'GetConfiguration', payload: {} });
    expect(readAllRequest('2.1', 7)).toEqual({ action: 'GetBaseReport', payload: { requestId: 7, reportBase: 'FullInventory' } });
  });

  const limit = (name: string, value: string): VariableState => variable({ component: 'DeviceDataCtrlr', variable: name, variableInstance: 'SetVariables', value });

  test('set as many variables at once as the station takes (B05.FR.11)', () => {
    expect(setLimits([variable()])).toEqual({ items: Infinity, bytes: Infinity });
    const limits = setLimits([limit('ItemsPerMessage', '2'), limit('BytesPerMessage', '4000')]);
    expect(limits).toEqual({ items: 2, bytes: 4000 });
    const edits = ['A', 'B', 'C'].map((name) => ({ variable: variable({ variable: name, attribute: name === 'C' ? 'Target' : undefined as never }), value: name.toLowerCase() }));
    const batches = setRequests('2.0.1', edits, limits);
    expect(batches.map(({ payload }) => payload)).toEqual([
      { setVariableData: [
        { attributeValue: 'a', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'A' } },
        { attributeValue: 'b', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'B' } },
      ] },
      { setVariableData: [{ attributeValue: 'c', attributeType: 'Target', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'C' } }] },
    ]);
    expect(setRequests('2.0.1', edits, { items: Infinity, bytes: 150 }).map((batch) => batch.edits.length)).toEqual([1, 1, 1]);
    expect(setRequests('1.6', edits, limits).map(({ action, payload }) => [action, payload.key])).toEqual([['ChangeConfiguration', 'A'], ['ChangeConfiguration', 'B'], ['ChangeConfiguration', 'C']]);
  });

  test('are told apart in the answer, in any order', () => {
    const edits = ['A', 'B'].map((name) => ({ variable: variable({ variable: name, component: 'EVSE', evse: 1 }), value: '1' }));
    const [batch] = setRequests('2.0.1', edits, setLimits([]));
    const component = { name: 'evse', evse: { id: 1 } };
    expect(batch && answersOf(batch, { setVariableResult: [
      { component, variable: { name: 'b' }, attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'ReadOnly' } },
      { component, variable: { name: 'a' }, attributeStatus: 'RebootRequired' },
    ] })).toMatchObject([{ status: 'RebootRequired' }, { status: 'Rejected', reason: 'ReadOnly' }]);
    expect(batch && answersOf(batch, {})).toMatchObject([{ status: undefined }, { status: undefined }]);
    expect(statusWords('Nonsense')).toContain('does not know');
  });
});

describe('what deviates from the standard', () => {
  const key = (name: string, more: Partial<VariableState> = {}): VariableState => variable({ component: '', variable: name, mutability: 'ReadWrite', ...more });

  test.each([
    [key('HeartbeatInterval'), '1.6', []], [key('heartbeatinterval'), '1.6', ['writes it HeartbeatInterval']],
    [key('HeartbeatInterval', { mutability: 'ReadOnly' }), '1.6', ['here it is read only']], [key('NumberOfConnectors'), '1.6', ['by the standard it is read only']],
    [key('HeartbeatInterval', { value: 'soon' }), '1.6', ['does not fit']], [key('AuthorizationKey', { value: 'abc' }), '1.6', ['Nobody may read it']], [key('VendorThing'), '1.6', []],
    [variable({ dataType: 'string' }), '2.0.1', ['of type integer']], [variable({ dataType: 'integer' }), '2.0.1', []],
    [variable({ dataType: 'integer', minLimit: 500 }), '2.0.1', ['500 or more']],
  ] as const)('%#', (one, version, said) => {
    const found = deviationsOf(one, version);
    expect(found).toHaveLength(said.length);
    said.forEach((part, index) => expect(found[index]?.toLowerCase()).toContain(part.toLowerCase()));
  });

  test('and what is missing', () => {
    const names = missingOf([key('SupportedFeatureProfiles', { value: 'Core, SmartCharging' }), key('HeartbeatInterval')], '1.6');
    expect(names).toContain('ChargeProfileMaxStackLevel');
    expect(names).toContain('NumberOfConnectors');
    expect(names).not.toContain('HeartbeatInterval');
    expect(names).not.toContain('LocalAuthListEnabled');
    expect(missingOf([variable({ component: 'TxCtrlr', variable: 'TxStartPoint' })], '2.0.1')).toContain('TxCtrlr.txstoppoint');
    expect(missingOf([variable({ component: 'TxCtrlr', variable: 'Available', value: 'false' })], '2.0.1')).toEqual([]);
  });
});

describe('snapshots as files', () => {
  const snapshot: Snapshot = {
    name: 'before', station: 'CP001', version: '2.0.1', at,
    variables: toSnapshot([
      variable({ refused: 'Rejected', unit: 's', minLimit: 0, supportsMonitoring: true }),
      variable({ component: 'EVSE', evse: 1, variable: 'Quoted', value: 'a "b", c\nd', attribute: 'Target', constant: false }),
      variable({ variable: 'Empty', value: '' }),
    ]),
  };

  test('say the same when they are read again, as JSON and as a table', () => {
    expect(readSnapshot(snapshotJson(snapshot), { name: 'before', at: 0 })).toEqual({ ok: true, snapshot });
    const table = readSnapshot(snapshotCsv(snapshot), { name: 'table', at });
    expect(table).toMatchObject({ ok: true, snapshot: { name: 'table', version: '2.0.1', station: '', at, variables: snapshot.variables } });
    expect(fromSnapshot(snapshot)[0]).toEqual({ component: 'OCPPCommCtrlr', variable: 'HeartbeatInterval', value: '300', unit: 's', minLimit: 0, supportsMonitoring: true, at });
  });

  test.each(['', '{', '{}', '{"version":"2.0.1","variables":[{"component":1}]}', 'a,b\n1,2', 'variable,evse\nA,x', '"open'])('that are none are refused with a sentence: %j', (text) => {
    const read = readSnapshot(text, { name: 'x', at });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toMatch(/^[A-Z].+\.$/s);
  });

  test('tables come through as they were', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') }), { minLength: 2, maxLength: 4 })), (rows) => {
      expect(readCsv(writeCsv(rows))).toEqual(rows.map((row) => [...row]));
    }));
  });

  test('tables with semicolons are read too', () => {
    expect(readCsv('a;b\r\n"1;2";3,4\n')).toEqual([['a', 'b'], ['1;2', '3,4']]);
  });

  test('names lead nowhere else', () => {
    expect(['../x', 'CP 1: after', '', '...'].map(safeName)).toEqual(['x', 'CP 1- after', 'snapshot', 'snapshot']);
  });
});
