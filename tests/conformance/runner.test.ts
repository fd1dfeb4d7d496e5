import { beforeAll, describe, expect, test } from 'vitest';
import { readScenario } from '../../shared/use-cases/scenario/read';
import type { Scenario } from '../../shared/use-cases/scenario/shape';
import type { CaseResult, CheckResult } from '../../shared/use-cases/run/verdict';
import { loadChecks, playLoopback } from './loopback';

/** What the runner makes of a case: its verdict, check by check. */

beforeAll(loadChecks);

function scenario(steps: string, more = ''): Scenario {
  const read = readScenario(`scenario: own\ntitle: Own\nversions: ["2.0.1"]\ninputs: { evse: 1 }\ngiven: { csms: { tokens: [{ idToken: T01, status: Accepted }] } }\ncases:\n  - id: one\n    title: One\n${more}    steps:\n${steps.replace(/^/gm, '      ')}`);
  if (!read.ok) throw new Error(read.message);
  return read.scenario;
}

async function play(steps: string, more?: string): Promise<CaseResult> {
  const { cases: [only] } = await playLoopback(scenario(steps, more), '2.0.1');
  if (!only) throw new Error('Nothing was played.');
  return only;
}

const check = (result: CaseResult, id: string): CheckResult | undefined => result.checks.find((one) => one.id === id);

const PLUG = '- { station: { kind: plug-in, evse: 1, connector: 1 } }\n';
const CARD = '- { station: { kind: present-token, evse: 1, idToken: T01 } }\n';

describe('a message that has to come', () => {
  test('passes with the entries that it rests on', async () => {
    const result = await play(`${PLUG}- { expect: StatusNotification, id: occupied, from: station, where: { connectorStatus: Occupied } }`);
    expect(result.verdict).toBe('pass');
    expect(check(result, 'occupied')).toMatchObject({ verdict: 'pass', of: 'station' });
    expect(check(result, 'occupied')?.entries).toHaveLength(1);
  });

  test('fails when another came, says what, and ends the case', async () => {
    const result = await play(`${PLUG}- { expect: StatusNotification, id: faulted, from: station, where: { connectorStatus: Faulted } }\n- { expect: Heartbeat, id: later, from: station }`);
    expect(result).toMatchObject({ verdict: 'fail', why: 'StatusNotification did not come.' });
    expect(check(result, 'faulted')).toMatchObject({ verdict: 'fail', expected: 'StatusNotification with connectorStatus: Faulted', came: 'StatusNotification with connectorStatus: Occupied' });
    expect(check(result, 'later')).toBeUndefined();
  });

  test('is looked for since the last trigger alone', async () => {
    const result = await play(`${PLUG}- { wait: 5 }\n${CARD}- { expect: StatusNotification, id: again, from: station, within: 5 }`);
    expect(check(result, 'again')?.verdict).toBe('fail');
  });

  test('is taken once', async () => {
    const result = await play(`${PLUG}- { expect: StatusNotification, id: first, from: station }\n- { expect: StatusNotification, id: second, from: station, within: 5, goOn: true }\n- { wait: 1 }`);
    expect(check(result, 'first')?.verdict).toBe('pass');
    expect(check(result, 'second')?.verdict).toBe('fail');
    expect(result.why).toBeUndefined();
  });

  test('does not apply when it may stay away', async () => {
    const result = await play(`${PLUG}- { expect: Heartbeat, id: maybe, from: station, within: 1, optional: true }\n- { expect: StatusNotification, from: station }`);
    expect(check(result, 'maybe')).toMatchObject({ verdict: 'not-applicable', why: 'No Heartbeat came.' });
    expect(result.verdict).toBe('pass');
  });

  test('has each of its fields judged for itself, and whose duty it is', async () => {
    const result = await play(`${PLUG}- expect: StatusNotification
  id: told
  from: station
  checks:
    - { text: It is EVSE 1., fields: { evseId: 1 } }
    - { text: It is EVSE 2., fields: { evseId: 2 } }
    - { text: The CSMS answers., answer: {} }`);
    expect([check(result, 'told-1'), check(result, 'told-2'), check(result, 'told-3')].map((one) => [one?.of, one?.verdict])).toEqual([['station', 'pass'], ['station', 'fail'], ['csms', 'pass']]);
    expect(check(result, 'told-2')).toMatchObject({ expected: 'evseId: 2', came: '1' });
  });
});

describe('a request of a side', () => {
  test('has its answer judged as the other side\'s duty, and its values can be used', async () => {
    const result = await play(`- { call: GetLocalListVersion, id: asked, from: csms, answered: { versionNumber: 0 } }
- { call: GetVariables, from: csms, payload: { getVariableData: [{ component: { name: OCPPCommCtrlr }, variable: { name: HeartbeatInterval } }] }, answered: { getVariableResult: [{ attributeStatus: "\${asked.response.versionNumber}" }] } }`);
    expect(check(result, 'asked-answered')).toMatchObject({ verdict: 'pass', of: 'station' });
    expect(check(result, 'csms-GetVariables-answered')).toMatchObject({ verdict: 'fail', expected: 'getVariableResult[0].attributeStatus: 0', came: 'Accepted' });
  });

  test('may have to be refused', async () => {
    const result = await play('- { call: GetLocalListVersion, id: fine, from: csms, error: NotSupported }\n- { call: NoSuchAction, id: unknown, from: csms, error: NotImplemented }');
    expect(check(result, 'fine-error')).toMatchObject({ verdict: 'fail', expected: 'CALLERROR NotSupported', came: 'CALLRESULT {"versionNumber":0}' });
    expect(check(result, 'unknown-error')?.verdict).toBe('pass');
  });
});

test('a message that must not come fails with its entry', async () => {
  const result = await play(`${PLUG}- { never: TransactionEvent, id: none, from: station, during: 10 }\n- { never: "*", id: silence, from: station, during: 1, except: [TransactionEvent, StatusNotification] }`, '    given: { station: { variables: { TxCtrlr.TxStartPoint: EVConnected } } }\n');
  expect(check(result, 'none')).toMatchObject({ verdict: 'fail', came: 'TransactionEvent' });
  expect(check(result, 'none')?.entries).toHaveLength(1);
  expect(check(result, 'silence')?.verdict).toBe('pass');
});

describe('the sides', () => {
  test('answer otherwise as long as the case wants it', async () => {
    const result = await play(`- { answer: StatusNotification, by: csms, with: { kind: error, code: InternalError }, times: 1 }
${PLUG}- { expect: StatusNotification, id: refused, from: station, error: InternalError }
- { answer: GetLocalListVersion, by: station, with: { kind: payload, payload: { versionNumber: 77 } } }
- { call: GetLocalListVersion, id: lie, from: csms, answered: { versionNumber: 77 } }
- { answer: GetLocalListVersion, by: station, with: { kind: own } }
- { call: GetLocalListVersion, id: truth, from: csms, answered: { versionNumber: 0 } }`);
    expect(result.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  test('are held to valid messages and to one request at a time in every case', async () => {
    const result = await play('- { call: Heartbeat, from: station, payload: { wrong: 1 } }');
    expect(check(result, 'messages-valid-station')).toMatchObject({ verdict: 'fail' });
    expect(check(result, 'messages-valid-csms')?.verdict).toBe('pass');
    expect(check(result, 'one-call-at-a-time-station')?.verdict).toBe('pass');
  });

  test('lose what the wire loses', async () => {
    const result = await play(`- { fault: drop, from: station, action: StatusNotification, times: 1 }\n${PLUG}- { expect: StatusNotification, id: lost, from: station, within: 5 }`);
    expect(check(result, 'lost')?.verdict).toBe('fail');
  });
});

test('a loop plays its steps once for each row, and a case its rows', async () => {
  const looped = await play('- each: [{ key: HeartbeatInterval }, { key: RetryBackOffWaitMinimum }]\n  steps:\n    - { call: GetVariables, id: read, from: csms, payload: { getVariableData: [{ component: { name: OCPPCommCtrlr }, variable: { name: "${key}" } }] }, answered: { getVariableResult: [{ attributeStatus: Accepted }] } }');
  expect(looped.checks.filter(({ id }) => id.startsWith('read-answered')).map(({ id, verdict }) => [id, verdict])).toEqual([['read-answered', 'pass'], ['read-answered-2', 'pass']]);
  const { cases } = await playLoopback(scenario('- { wait: "${seconds}" }\n- { call: GetLocalListVersion, from: csms, answered: {} }', '    each: [{ seconds: 1 }, { seconds: 2 }]\n'), '2.0.1');
  expect(cases.map(({ id, verdict }) => [id, verdict])).toEqual([['one-1', 'pass'], ['one-2', 'pass']]);
});

test('a station that cannot be set up as the case needs it makes the case not applicable', async () => {
  const result = await play(PLUG, '    given: { station: { variables: { TxCtrlr.NoSuchVariable: "1" } } }\n');
  expect(result).toMatchObject({ verdict: 'not-applicable', checks: [] });
  expect(result.why).toContain('TxCtrlr.NoSuchVariable');
});

test('an expression that stands for nothing leaves the case open', async () => {
  const result = await play('- { call: RequestStopTransaction, from: csms, payload: { transactionId: "${nothing.id}" } }');
  expect(result).toMatchObject({ verdict: 'not-applicable', why: '${nothing.id} stands for nothing yet.' });
});
