import type { ConstantStreamDataType, NotifyPeriodicEventStreamRequest } from '../../../../schemas/generated/v21.types';
import type { StationCore } from '../../core/core';
import { isoOf, textIn } from '../../core/read';
import type { StreamParams } from '../../monitoring/monitor';

/** Most values that wait in a stream; the oldest make room. */
const MOST_WAITING = 1000;
/** Most values in one message of a stream that sets no number itself. */
const MOST_VALUES = 500;

interface Value {
  readonly at: number;
  readonly text: string;
}

/** A periodic event stream (2.1, N11 to N15). What waits in it does not outlast a restart; that it is wanted does. */
export interface EventStream {
  readonly id: number;
  readonly monitorId: number;
  params: StreamParams;
  /** The CSMS has taken it; until then the monitor goes on with NotifyEvent. */
  open: boolean;
  waiting: readonly Value[];
}

/** Opens a stream for a monitor; when the CSMS does not take it, the monitor goes on with NotifyEvent (N11.FR.02 and .07). */
export async function openStream(core: StationCore, monitorId: number, params: StreamParams): Promise<void> {
  if (core.streams.some((one) => one.monitorId === monitorId) || core.streams.length >= core.settings.number('MaxPeriodicEventStreams')) return;
  const stream: EventStream = { id: freeId(core), monitorId, params, open: false, waiting: [] };
  core.streams = [...core.streams, stream];
  const constantStreamData: ConstantStreamDataType = { id: stream.id, params, variableMonitoringId: monitorId };
  const outcome = await core.call({ action: 'OpenPeriodicEventStream', payload: { constantStreamData } });
  const accepted = outcome.kind === 'result' && textIn(outcome.payload, 'status') === 'Accepted';
  // Meanwhile the monitor may have gone, and its stream with it.
  if (!core.streams.includes(stream)) return accepted ? void core.call({ action: 'ClosePeriodicEventStream', payload: { id: stream.id } }) : undefined;
  if (!accepted) return drop(core, stream);
  stream.open = true;
  arm(core, stream);
}

/** Puts a value into the open stream of a monitor; false when it has none. */
export function intoStream(core: StationCore, monitorId: number, text: string): boolean {
  const stream = core.streams.find((one) => one.monitorId === monitorId);
  if (!stream?.open) return false;
  stream.waiting = [...stream.waiting, { at: core.now, text }].slice(-MOST_WAITING);
  const { values = 0 } = stream.params;
  if (values > 0) while (core.ready && stream.waiting.length >= values) sendPart(core, stream, values);
  return true;
}

/** Sends what waits, and tells that no more comes (N13.FR.01 and .03). False when the monitor has no stream. */
export function closeStreamOf(core: StationCore, monitorId: number): boolean {
  const stream = core.streams.find((one) => one.monitorId === monitorId);
  if (!stream) return false;
  flush(core, stream);
  drop(core, stream);
  if (stream.open) void core.call({ action: 'ClosePeriodicEventStream', payload: { id: stream.id } });
  return true;
}

/** Changes how often a stream is sent (N14); false when there is none of that id. */
export function adjustStream(core: StationCore, id: number, params: StreamParams): boolean {
  const stream = core.streams.find((one) => one.id === id && one.open);
  if (!stream) return false;
  stream.params = params;
  arm(core, stream);
  return true;
}

/** The station has started again: the streams of its monitors are opened anew. */
export function reopenStreams(core: StationCore): void {
  for (const stream of core.streams) core.timers.clear(timerOf(stream));
  core.streams = [];
  for (const monitor of core.monitors?.all ?? []) if (monitor.stream) void openStream(core, monitor.id, monitor.stream);
}

/** Whether a stream can be sent so: at an interval, after a number of values, or both (N11.FR.09). */
export function areParams({ interval = 0, values = 0 }: StreamParams): boolean {
  return (interval > 0 || values > 0) && interval >= 0 && values >= 0;
}

function drop(core: StationCore, stream: EventStream): void {
  core.streams = core.streams.filter((one) => one !== stream);
  core.timers.clear(timerOf(stream));
}

function arm(core: StationCore, stream: EventStream): void {
  const name = timerOf(stream);
  core.timers.clear(name);
  const { interval = 0 } = stream.params;
  if (interval <= 0) return;
  core.timers.set(name, (interval * 1000) / core.config.speed, () => {
    flush(core, stream);
    arm(core, stream);
  });
}

/** Sends all that waits, at most `values` at a time (N15.FR.06 and .07). */
function flush(core: StationCore, stream: EventStream): void {
  while (core.ready && stream.waiting.length > 0) sendPart(core, stream, stream.params.values ?? 0);
}

/** One SEND, which nobody answers (N15.FR.01); `pending` is what is still to come (N15.FR.04), times count from the first value (N15.FR.09). */
function sendPart(core: StationCore, stream: EventStream, most: number): void {
  const values = stream.waiting.slice(0, most > 0 ? most : MOST_VALUES);
  const [first] = values;
  if (!first) return;
  stream.waiting = stream.waiting.slice(values.length);
  const payload: NotifyPeriodicEventStreamRequest = {
    id: stream.id,
    pending: stream.waiting.length,
    basetime: isoOf(first.at),
    data: values.map(({ at, text }) => ({ t: (at - first.at) / 1000, v: text.slice(0, 2500) })),
  };
  core.link.session?.send('NotifyPeriodicEventStream', payload);
}

function freeId(core: StationCore): number {
  let id = 1;
  while (core.streams.some((one) => one.id === id)) id += 1;
  return id;
}

function timerOf({ id }: EventStream): string {
  return `stream:${id}`;
}
