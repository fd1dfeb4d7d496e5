import { beforeAll, describe, expect, it } from 'vitest';
import { samplePayload, spoil, type SimpleSchema } from '../../tests/support/payload-samples';
import { actionsSentBy } from '../ocpp/actions';
import type { JsonObject } from '../ocpp/json';
import { loadPayloadSchemas } from '../ocpp/schema-docs';
import { OCPP_VERSIONS } from '../ocpp/version';
import { Bench } from './bench.fixture';

/** Payloads that are broken in every place in every way; of the largest messages an even choice of `most`. */
function broken(payload: JsonObject, most: number): JsonObject[] {
  const all: JsonObject[] = [];
  spoil(payload, () => void all.push(structuredClone(payload)));
  const every = Math.ceil(all.length / most);
  return all.filter((_, index) => index % every === 0);
}

function failures(bench: Bench): unknown[] {
  return bench.events.filter(({ detail }) => JSON.stringify(detail).includes('handler-failed'));
}

describe.each(OCPP_VERSIONS)('broken input, %s', (version) => {
  let schemas: Readonly<Record<string, SimpleSchema>>;
  beforeAll(async () => { schemas = await loadPayloadSchemas(version); });

  const actions = actionsSentBy(version, 'csms').filter(({ isSend }) => !isSend).map(({ name }) => name);

  it.each(actions)('every broken %s is answered, by the schema, and nothing fails inside', async (action) => {
    const bench = await Bench.booted(version, { meterInterval: 600 });
    await bench.startCharging();
    const payloads = [{}, ...broken(samplePayload(schemas[`${action}.request`] ?? {}, true), 1000)];
    let answered = 0;
    for (const [index, payload] of payloads.entries()) {
      bench.session?.sendRaw(JSON.stringify([2, `b${index}`, action, payload]));
      // A reset takes the connection away; the others may crowd.
      if (action !== 'Reset' && index % 200 !== 199) continue;
      await bench.pass(action === 'Reset' ? 20 : 1);
    }
    await bench.pass(1);
    for (const { direction, text } of bench.frames) if (direction === 'up' && /^\[[34],"b/.test(text)) answered += 1;
    expect(answered).toBe(payloads.length);
    expect(failures(bench)).toEqual([]);
    expect(bench.faults.map((fault) => fault.slice(0, 200))).toEqual([]);
  });

  const answers = version === '1.6'
    ? ['BootNotification', 'Heartbeat', 'Authorize', 'StartTransaction', 'MeterValues', 'StopTransaction', 'StatusNotification']
    : ['BootNotification', 'Heartbeat', 'Authorize', 'TransactionEvent', 'StatusNotification', 'SecurityEventNotification'];

  it.each(answers)('no broken answer to %s stops the station', async (action) => {
    const samples = [{}, ...broken(samplePayload(schemas[`${action}.response`] ?? {}, true), 40)];
    for (const payload of samples) {
      const bench = await Bench.make(version, { meterInterval: 5 });
      bench.script.set(action, { kind: 'result', payload });
      bench.station.start();
      await bench.pass(1);
      bench.station.act({ kind: 'plug-in', evse: 1, connector: 1 });
      bench.station.act({ kind: 'present-token', evse: 1, idToken: 'T01' });
      await bench.pass(11);
      bench.station.act({ kind: 'unplug', evse: 1, connector: 1 });
      bench.script.clear();
      await bench.pass(400);
      expect(bench.station.status()).toMatchObject({ link: 'connected', registration: 'Accepted', queued: 0 });
      // A transaction's number may be nonsense, since the CSMS gave it.
      if (action !== 'StartTransaction') expect(bench.faults).toEqual([]);
    }
  });
});
