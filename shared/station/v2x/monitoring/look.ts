import type { StationCore } from '../../core/core';
import type { MonitorBook } from '../../monitoring/book';
import { isPeriodic, lookOnce, type Monitor, type Notice } from '../../monitoring/monitor';
import { eventMessages, numbered, type NumberedEvent } from './events';
import { bookOf, monitorsOf } from './factory';
import { armPeriodic } from './periodic';
import { intoStream } from './streams';
import type { PlacedMonitor } from './watch';

/** Something about the station may have changed: every monitor looks at its variable, and those on a timer get one. */
export function lookAtMonitors(core: StationCore): void {
  if (core.config.version === '1.6' || !core.running || !core.powered || core.rebooting || !isMonitoring(core)) return;
  const book = bookOf(core);
  const events: NumberedEvent[] = [];
  for (const monitor of monitorsOf(core)) {
    if (isPeriodic(monitor)) {
      armPeriodic(core, monitor, tellPeriodic);
      continue;
    }
    const notice = noticeOf(core, book, monitor);
    if (notice) events.push(...eventsOf(core, monitor, notice.trigger, notice.cleared));
  }
  send(core, events);
}

/** The time of a monitor has come (N08). */
function tellPeriodic(core: StationCore, id: number): void {
  const monitor = monitorsOf(core).find((one) => one.id === id);
  if (!monitor || !isPeriodic(monitor) || !isMonitoring(core) || core.rebooting) return;
  if (isHeard(core, bookOf(core), monitor) && hasItsTransaction(core, monitor)) send(core, eventsOf(core, monitor, 'Periodic'));
}

/**
 * What a monitor sees. Those that would not be heard, since they are too slight for the level or for being queued offline,
 * do not look: they tell how things are as soon as they are heard again.
 */
function noticeOf(core: StationCore, book: MonitorBook, monitor: Monitor): Notice | undefined {
  if (!isHeard(core, book, monitor)) return undefined;
  if (!hasItsTransaction(core, monitor)) {
    book.remember(monitor, { exceeded: false, reference: monitor.watched.actual() });
    return undefined;
  }
  const { memory, notice } = lookOnce(monitor, book.memoryOf(monitor));
  if (notice) book.remember(monitor, memory);
  return notice;
}

/** Events of a monitor that go out one by one; what goes into its stream is taken out (2.1, N15). */
function eventsOf(core: StationCore, monitor: PlacedMonitor, trigger: Notice['trigger'] | 'Periodic', cleared?: true): NumberedEvent[] {
  const { id, kind, component, variable, severity, watched } = monitor;
  const actual = watched.actual();
  if (intoStream(core, id, actual)) return [];
  const transactionId = transactionOf(core, monitor);
  return [numbered(core, {
    trigger, actual, kind, monitorId: id, component, variable, severity, ...(cleared ? { cleared } : {}), ...(transactionId === undefined ? {} : { transactionId }),
  })];
}

/** What is grave enough waits for the connection (N07.FR.04, N08.FR.03). */
function send(core: StationCore, events: readonly NumberedEvent[]): void {
  const most = core.settings.number('OfflineQueuingSeverity');
  for (const keep of [true, false]) {
    const these = events.filter(({ severity }) => (severity <= most) === keep);
    for (const message of eventMessages(core, these)) core.outbox.message(message, keep);
  }
}

export function isMonitoring({ settings }: StationCore): boolean {
  return settings.flag('MonitoringAvailable') && settings.flag('MonitoringEnabled');
}

function isHeard(core: StationCore, book: MonitorBook, { severity }: Monitor): boolean {
  return severity <= book.level && (core.ready || severity <= core.settings.number('OfflineQueuingSeverity'));
}

function hasItsTransaction(core: StationCore, monitor: Monitor): boolean {
  return !monitor.transaction || runningAt(core, monitor).length > 0;
}

function transactionOf(core: StationCore, monitor: Monitor): string | undefined {
  const running = monitor.transaction || monitor.watched.evseId !== undefined ? runningAt(core, monitor) : [];
  return running.length === 1 ? running[0] : undefined;
}

function runningAt(core: StationCore, { watched }: Monitor): string[] {
  return core.evses.filter(({ id, transaction }) => transaction && (watched.evseId ?? id) === id).map(({ transaction }) => transaction?.id ?? '');
}
