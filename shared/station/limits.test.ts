import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../ocpp/json';
import type { StationAct } from './api';
import { Bench } from './bench.fixture';

type Kind = 'energy' | 'time' | 'soc' | 'cost';

let bench: Bench;

afterEach(() => expect(bench.faults).toEqual([]));

function events(): string[] {
  return bench.of('TransactionEvent').map((event) => {
    const { chargingState } = event['transactionInfo'] as JsonObject;
    return `${String(event['eventType'])} ${String(event['triggerReason'])} ${String(chargingState)}`;
  });
}

function last(): JsonObject {
  return bench.of('TransactionEvent').at(-1) ?? {};
}

async function charging(version: '1.6' | '2.0.1' | '2.1', stop?: string): Promise<void> {
  bench = await Bench.booted(version, { meterInterval: 0 });
  if (stop !== undefined) {
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'TxStopPoint' }, attributeValue: stop }] });
  }
  await bench.startCharging();
  bench.forget();
}

const limit = (kind: Kind, amount: number): StationAct => ({ kind: 'set-limit', evse: 1, limit: kind, amount });

describe('E15: the charging comes to its end', () => {
  it.each<[Kind, number, number, string, string]>([
    ['energy', 500, 163.7, 'EnergyLimitReached', 'EnergyLimitReached'],
    ['time', 120, 120, 'TimeLimitReached', 'TimeLimitReached'],
    ['soc', 31, 196.4, 'ChargingStateChanged', 'SOCLimitReached'],
  ])('2.0.1: with a limit of %s %d the authorization ends', async (kind, amount, seconds, trigger, stoppedReason) => {
    await charging('2.0.1');
    await bench.act(limit(kind, amount));
    await bench.pass(seconds - 0.5);
    expect(events()).toEqual([]);
    await bench.pass(1);
    expect(events()).toEqual([`Ended ${trigger} EVConnected`]);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason } });
    expect(bench.station.status().evses[0]?.power).toBe(0);
  });

  it('2.0.1: where the authorization does not end it, the cable does, for the reason that it stopped', async () => {
    await charging('2.0.1', 'EVConnected');
    await bench.act(limit('energy', 500));
    await bench.pass(200);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(events()).toEqual(['Updated EnergyLimitReached EVConnected', 'Ended EVCommunicationLost Idle']);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'EnergyLimitReached' } });
  });

  it.each<[Kind, number, JsonObject, string]>([
    ['energy', 500, { maxEnergy: 500 }, 'EnergyLimitReached'], ['time', 120, { maxTime: 120 }, 'TimeLimitReached'], ['soc', 31, { maxSoC: 31 }, 'SoCLimitReached'],
  ])('2.1: %s %d is told, suspends, and is taken up again when it is raised', async (kind, amount, transactionLimit, trigger) => {
    await charging('2.1');
    await bench.act(limit(kind, amount));
    expect(last()).toMatchObject({ triggerReason: 'LimitSet', transactionInfo: { transactionLimit } });
    await bench.pass(250);
    expect(events().slice(1)).toEqual([`Updated ${trigger} SuspendedEVSE`]);
    expect(last()['transactionInfo']).not.toHaveProperty('transactionLimit');
    await bench.act(limit(kind, kind === 'soc' ? 90 : 9000));
    expect(events().slice(-2)).toEqual(['Updated LimitSet SuspendedEVSE', 'Updated ChargingStateChanged Charging']);
  });

  it('2.1: with TxStopPoint EnergyTransfer the limit ends the transaction', async () => {
    await charging('2.1', 'EnergyTransfer');
    await bench.act(limit('energy', 500));
    await bench.pass(200);
    expect(events().at(-1)).toMatch(/^Ended EnergyLimitReached/);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'EnergyLimitReached' } });
  });

  it('2.1: a limit of the CSMS is confirmed, and nobody raises it at the station', async () => {
    await charging('2.1');
    bench.script.set('TransactionEvent', (payload): JsonObject => (payload['triggerReason'] === 'ChargingStateChanged' ? { transactionLimit: { maxEnergy: 1000, maxCost: 5 } } : {}));
    await bench.act({ kind: 'ev-suspend', evse: 1 });
    bench.script.delete('TransactionEvent');
    expect(last()).toMatchObject({ triggerReason: 'LimitSet', transactionInfo: { transactionLimit: { maxEnergy: 1000, maxCost: 5 } } });
    expect(bench.station.act(limit('energy', 2000))).toEqual({ ok: false, message: 'The CSMS allows no more than 1000 (energy).' });
    await bench.act({ kind: 'ev-resume', evse: 1 });
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    await bench.result('CostUpdated', { totalCost: 6, transactionId });
    await bench.pass(11);
    expect(events().at(-1)).toBe('Updated CostLimitReached SuspendedEVSE');
  });

  it.each([['Authorized', 'Ended'], ['PowerPathClosed', 'Ended'], ['EnergyTransfer', 'Ended'], ['EVConnected', 'Updated']])(
    'E15.FR.04, E15.FR.05: the car ends the session, TxStopPoint %s: %s', async (stop, type) => {
      await charging('2.0.1', stop);
      await bench.act({ kind: 'ev-stop', evse: 1 });
      expect(events()).toEqual([`${type} StopAuthorized EVConnected`]);
      await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
      expect(last()).toMatchObject({ eventType: 'Ended', transactionInfo: { stoppedReason: 'StoppedByEV' } });
    },
  );

  it('1.6 has no word for a limit or the car: Other', async () => {
    await charging('1.6');
    await bench.act(limit('energy', 500));
    await bench.pass(200);
    expect(bench.of('StopTransaction')).toMatchObject([{ reason: 'Other', meterStop: 500 }]);
    expect(bench.station.act({ kind: 'ev-stop', evse: 1 })).toMatchObject({ ok: false });
    expect(bench.station.act(limit('energy', 500))).toEqual({ ok: false, message: 'No transaction runs at connector 1.' });
  });
});

describe('F04: a car that speaks ISO 15118 is asked to stop and winds down', () => {
  it.each([
    ['EVConnected', ['Updated RemoteStop Charging', 'Updated ChargingStateChanged EVConnected', 'Ended EVCommunicationLost Idle']],
    ['Authorized', ['Updated RemoteStop Charging', 'Ended RemoteStop EVConnected']],
  ])('TxStopPoint %s', async (stop, expected) => {
    bench = await Bench.booted('2.0.1', { meterInterval: 0 });
    await bench.result('SetVariables', { setVariableData: [{ component: { name: 'TxCtrlr' }, variable: { name: 'TxStopPoint' }, attributeValue: stop }] });
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, ev: { iso15118: true } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
    bench.forget();
    const transactionId = bench.station.status().evses[0]?.transaction?.id ?? '';
    expect(await bench.result('RequestStopTransaction', { transactionId })).toEqual({ status: 'Accepted' });
    await bench.pass(3);
    await bench.act({ kind: 'unplug', evse: 1, connector: 1 });
    expect(events()).toEqual(expected);
    expect(last()).toMatchObject({ transactionInfo: { stoppedReason: 'Remote' } });
  });
});
