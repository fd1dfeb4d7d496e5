import type { Entry } from '../journal/entry';
import type { WellFormed } from '../ocpp/frame';
import { describeKind } from './words';
import type { Exporter, ExportedEntry } from './exporter';

const TYPES: Readonly<Partial<Record<WellFormed['kind'], string>>> = { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR' };

/**
 * Open OCPP Trace v1.1. It holds CALL, CALLRESULT and CALLERROR with their raw text; neither messages that are no frame, nor
 * SEND and CALLRESULTERROR of 2.1, nor what happened to the connection.
 */
export const ocppTraceExporter: Exporter = {
  id: 'ocpp-trace',
  title: 'Open OCPP Trace 1.1',
  extension: 'trace.jsonl',
  *write(entries, _journal, lose) {
    const written = new Written();
    for (const exported of entries) {
      const { entry, frame } = exported;
      const type = frame && frame.kind !== 'malformed' ? TYPES[frame.kind] : undefined;
      if (frame && frame.kind !== 'malformed' && type !== undefined && entry.base64 !== true) {
        if (!Number.isInteger(entry.time)) lose('fractions of milliseconds');
        yield `${JSON.stringify(record(exported, frame, type, written))}\n`;
      }
      else {
        if (exported.mark) lose('marks and notes at what it leaves out');
        lose(frame ? (frame.kind === 'malformed' ? 'messages that are no frame' : 'SEND and CALLRESULTERROR') : describeKind(entry.kind));
      }
    }
  },
};

/** What of the journal has been written: numbers of connections in this order, and the actions of the CALLs that wait for an answer. */
class Written {
  readonly #connections = new Map<number, number>();
  readonly #calls = new Map<string, string>();

  connection(number: number): number {
    const known = this.#connections.get(number) ?? this.#connections.size + 1;
    this.#connections.set(number, known);
    return known;
  }

  /** The action of a CALL, or of the CALL that a message answers, when that stands in the trace. */
  action({ connection, direction }: Entry, frame: WellFormed): string | undefined {
    const own = `${connection} ${direction ?? ''} ${frame.id}`;
    if (frame.kind === 'call') {
      this.#calls.set(own, frame.action);
      return frame.action;
    }
    const asked = `${connection} ${direction === 'up' ? 'down' : 'up'} ${frame.id}`;
    const action = this.#calls.get(asked);
    this.#calls.delete(asked);
    return action;
  }
}

function record({ entry, station, version, mark }: ExportedEntry, frame: WellFormed, messageType: string, written: Written): Readonly<Record<string, unknown>> {
  const action = written.action(entry, frame);
  const connector = frame.kind === 'call' ? frame.payload['connectorId'] : undefined;
  return {
    schemaVersion: '1.1',
    timestamp: new Date(entry.wall).toISOString(),
    ...(version === undefined ? {} : { ocppVersion: version }),
    transport: 'websocket',
    chargePointId: station ?? '',
    ...(typeof connector === 'number' ? { connectorId: connector } : {}),
    direction: entry.direction === 'down' ? 'csms-to-cp' : 'cp-to-csms',
    messageType,
    messageId: frame.id,
    ...(action === undefined ? {} : { action }),
    ...(frame.kind === 'error' ? { error: { code: frame.code, description: frame.description, details: frame.details } } : {}),
    ...('payload' in frame ? { payload: frame.payload } : {}),
    raw: entry.text,
    meta: { connection: written.connection(entry.connection), ...(mark?.colour === undefined ? {} : { mark: mark.colour }), ...(mark?.note === undefined ? {} : { note: mark.note }) },
  };
}
