import { NONE, type LogRule } from '../finding';

/** In 1.6 a StopTransaction names a transaction that the Central System numbered, once (OCPP 1.6 §4.10). */
export const transactionStop16: LogRule = {
  name: 'transaction-stop',
  start() {
    const known = new Set<string>();
    const stopped = new Map<string, number>();
    let starts = 0;
    return {
      step({ frame, request, station, version, line, name }) {
        if (version !== '1.6' || !frame) return NONE;
        if (frame.kind === 'result' && request?.action === 'StartTransaction') {
          starts += 1;
          const given = frame.payload['transactionId'];
          if (typeof given === 'number') known.add(`${station} ${given}`);
        }
        if (frame.kind !== 'call' || frame.action !== 'StopTransaction') return NONE;
        const id = frame.payload['transactionId'];
        if (typeof id !== 'number') return NONE;
        const key = `${station} ${id}`;
        const before = stopped.get(key);
        stopped.set(key, line);
        const base = { severity: 'warning', path: '/3/transactionId', found: id } as const;
        if (before !== undefined) return [{ ...base, expected: 'one StopTransaction for each transaction', message: `Transaction ${id} was stopped in ${name(before)} already.` }];
        if (starts > 0 && !known.has(key)) {
          return [{ ...base, expected: 'a transactionId from a StartTransaction response', message: `Transaction ${id} was not started in this log: no StartTransaction was answered with this transactionId.` }];
        }
        return NONE;
      },
    };
  },
};
