import { isJsonObject, type JsonObject, type JsonValue } from '../../ocpp/json';
import { NONE, type LogRule, type Verdict } from '../finding';

interface Series {
  /** Lengths of the newest intervals, ms. */
  readonly intervals: number[];
  /** Wall times are of the station's clock; ms. */
  last: number;
}

/** Readings of which the interval is told before one can be missing. */
const ENOUGH = 3;
/** A reading that comes so many intervals after the one before it has lost some between. */
const LATE = 1.75;
const LEAST_MS = 1000;
/** Intervals from which is told what is usual. */
const NEWEST = 100;

/**
 * Sampled meter values of a transaction come at an interval (J02.FR.11; 1.6 MeterValueSampleInterval). Where some are missing, the
 * first one after them is noted; what was kept while offline counts by the time when it was taken.
 */
export const missingMeterValues: LogRule = {
  name: 'missing-meter-values',
  start() {
    const all = new Map<string, Series>();
    return {
      step({ frame, station }) {
        if (frame?.kind !== 'call') return NONE;
        const sample = sampleIn(frame.action, frame.payload);
        if (!sample) return NONE;
        const key = `${station} ${sample.transaction}`;
        const series = all.get(key);
        if (!series) {
          all.set(key, { intervals: [], last: sample.at });
          return NONE;
        }
        const gap = sample.at - series.last;
        if (gap < LEAST_MS) return NONE;
        series.last = sample.at;
        const { intervals } = series;
        const usual = median(intervals);
        if (intervals.length < ENOUGH - 1 || gap <= usual * LATE) {
          intervals.push(gap);
          if (intervals.length > NEWEST) intervals.shift();
          return NONE;
        }
        const missing = Math.round(gap / usual) - 1;
        return [verdict(sample.transaction, Math.round(usual / 1000), missing, sample.path)];
      },
    };
  },
};

function verdict(transaction: string, seconds: number, missing: number, path: string): Verdict {
  return {
    severity: 'warning', path, expected: `a meter value every ${seconds} s`,
    message: `Before this reading of transaction ${transaction}, ${missing === 1 ? 'one is' : `${missing} are`} missing: they come every ${seconds} s otherwise.`,
  };
}

function sampleIn(action: string, payload: JsonObject): { transaction: string; at: number; path: string } | undefined {
  const { transactionInfo, transactionId, eventType, meterValue } = payload;
  const id = action === 'TransactionEvent' && eventType === 'Updated' ? (isJsonObject(transactionInfo) ? transactionInfo['transactionId'] : undefined)
    : action === 'MeterValues' ? transactionId : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const values = Array.isArray(meterValue) ? meterValue.filter(isJsonObject) : [];
  const periodic = values.find((value) => samplesOf(value).some(({ context = 'Sample.Periodic' }) => context === 'Sample.Periodic'));
  const time = periodic?.['timestamp'];
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  return Number.isNaN(at) ? undefined : { transaction: String(id), at, path: '/3/meterValue' };
}

function samplesOf({ sampledValue }: JsonObject): { context?: JsonValue }[] {
  return Array.isArray(sampledValue) ? sampledValue.filter(isJsonObject) : [];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}
