import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import type { TraceMessage } from '../run/trace';
import { failed, notApplicable, passed, type RuleFinding, type TraceRule } from './rule';

/** One sampled value with what it belongs to. */
interface Sampled {
  readonly entry: number;
  /** Of the message, ms. */
  readonly at: number;
  readonly periodic: boolean;
  /** Meter: EVSE or connector, and the transaction. */
  readonly meter: string;
  readonly measurand: string;
  readonly phase: string;
  readonly location: string;
  readonly value: number;
}

/** What phases may differ from their total by: a unit for each of them, since a meter rounds. */
const ROUNDING = 3;

/**
 * Meter values fit each other (J01, J02): registers never go back, the phases of a power add up to its total, and between the
 * samples of a transaction no interval is missing. `given`: `seconds` of the interval; without it none is looked for.
 */
export const meterValues: TraceRule = {
  of: 'station',
  whole: true,
  text: () => 'Meter values fit each other.',
  judge: ({ trace, given }) => {
    const samples = trace.messages(0).filter(({ from }) => from === 'station').flatMap(samplesOf);
    if (samples.length === 0) return notApplicable('There are no meter values.');
    return goesBack(samples) ?? doesNotAddUp(samples) ?? misses(samples, Number(given['seconds'] ?? 0)) ?? passed([...new Set(samples.map(({ entry }) => entry))]);
  },
};

function goesBack(samples: readonly Sampled[]): RuleFinding | undefined {
  const last = new Map<string, Sampled>();
  for (const one of samples) {
    if (!one.measurand.endsWith('.Register')) continue;
    const key = [one.meter, one.measurand, one.phase, one.location].join(' ');
    const before = last.get(key);
    if (before && one.at >= before.at && one.value < before.value) return failed(`${one.measurand} of at least ${before.value}`, String(one.value), [before.entry, one.entry]);
    if (!before || one.at >= before.at) last.set(key, one);
  }
  return undefined;
}

function doesNotAddUp(samples: readonly Sampled[]): RuleFinding | undefined {
  for (const total of samples) {
    if (total.phase !== '' || !total.measurand.startsWith('Power.Active')) continue;
    const phases = samples.filter((one) => one.entry === total.entry && one.at === total.at && one.meter === total.meter && one.measurand === total.measurand
      && one.location === total.location && /^L[123]$/.test(one.phase));
    if (phases.length === 0) continue;
    const sum = phases.reduce((all, one) => all + one.value, 0);
    if (Math.abs(sum - total.value) > ROUNDING) return failed(`phases of ${total.measurand} that add up to ${total.value}`, String(sum), [total.entry]);
  }
  return undefined;
}

function misses(samples: readonly Sampled[], seconds: number): RuleFinding | undefined {
  if (seconds <= 0) return undefined;
  const last = new Map<string, Sampled>();
  for (const one of samples) {
    if (!one.periodic) continue;
    const before = last.get(one.meter);
    if (before && one.at - before.at > seconds * 1500) return failed(`readings ${seconds} s apart`, `${(one.at - before.at) / 1000} s without any`, [before.entry, one.entry]);
    last.set(one.meter, one);
  }
  return undefined;
}

function samplesOf({ entry, action, payload }: TraceMessage): Sampled[] {
  const values = objectsIn(payload[action === 'StopTransaction' ? 'transactionData' : 'meterValue']);
  const info = payload['transactionInfo'];
  const transaction = (isJsonObject(info) ? info['transactionId'] : payload['transactionId']) ?? '';
  // What is told when a transaction ends repeats what was kept until then.
  const periodic = transaction !== '' && (action === 'MeterValues' || payload['eventType'] === 'Updated');
  const place = payload['evseId'] ?? payload['connectorId'] ?? '';
  const meter = transaction === '' ? `meter ${JSON.stringify(place)}` : `transaction ${JSON.stringify(transaction)}`;
  return values.flatMap((value) => objectsIn(value['sampledValue']).flatMap((sample) => {
    const read = Number(sample['value']);
    if (Number.isNaN(read)) return [];
    return [{
      entry, at: Date.parse(textOf(value['timestamp'])), periodic: periodic && textOf(sample['context']) === 'Sample.Periodic', meter,
      measurand: textOf(sample['measurand']) || 'Energy.Active.Import.Register', phase: textOf(sample['phase']), location: textOf(sample['location']) || 'Outlet', value: read,
    }];
  }));
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
