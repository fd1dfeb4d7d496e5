import type { LogRow } from '../../shared/ipc/shapes';
import type { Journal } from '../../shared/journal/journal';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { Violation } from '../../shared/ocpp/violation';
import { violationsIn } from '../../shared/workbench/check-journal';
import { logRow } from '../../shared/workbench/row-view';
import type { Output } from './output';

/** Prints what a journal takes in: a line an entry for people, an object an entry for programs. */
export class JournalPrinter {
  readonly #journal: Journal;
  readonly #out: Output;
  readonly #checkOf: (version: OcppVersion) => FrameCheck | undefined;
  #printed: number;
  readonly #stop: () => void;

  constructor(journal: Journal, out: Output, checkOf: (version: OcppVersion) => FrameCheck | undefined) {
    this.#journal = journal;
    this.#out = out;
    this.#checkOf = checkOf;
    this.#printed = journal.count;
    this.#stop = journal.onChange(() => this.#catchUp());
  }

  /** Prints what has not been printed yet, and stops following. */
  close(): void {
    this.#stop();
    this.#journal.flush();
    this.#catchUp();
  }

  #catchUp(): void {
    for (; this.#printed < this.#journal.count; this.#printed += 1) {
      const row = logRow(this.#journal, this.#printed);
      const entry = this.#journal.entry(this.#printed);
      const frame = entry && this.#journal.frameOf(entry);
      if (!row || !entry) continue;
      const violations = frame && row.problems > 0 ? violationsIn(this.#journal, entry, frame, this.#checkOf) : [];
      this.#out.object(objectOf(row, entry.text, entry.base64 === true, violations));
      this.#out.say(this.#lineOf(row, violations));
    }
  }

  #lineOf(row: LogRow, violations: readonly Violation[]): string {
    const time = this.#out.styled('dim', timeOf(row.wall));
    const arrow = row.direction === 'up' ? '→' : row.direction === 'down' ? '←' : '·';
    const latency = row.latency !== undefined && row.type !== 'CALL' ? this.#out.styled('dim', ` (${row.latency.toFixed(1)} ms)`) : '';
    const colour = row.severity === 'error' ? 'red' : row.severity === 'warning' ? 'yellow' : row.direction === 'down' ? 'cyan' : 'reset';
    const head = `${time}  ${(row.station === '' ? '-' : row.station).padEnd(14)} ${arrow} ${this.#out.styled(colour, row.summary)}${latency}`;
    return [head, ...violations.map(({ severity, message }) => `${' '.repeat(14)}${this.#out.styled(severity === 'error' ? 'red' : 'yellow', `${severity}: ${message}`)}`)].join('\n');
  }
}

function objectOf(row: LogRow, text: string, base64: boolean, violations: readonly Violation[]): object {
  const { index, wall, time, connection, station, version, direction, type, action, messageId, summary, latency, pair, severity, transaction } = row;
  return {
    index, wall: new Date(wall).toISOString(), time, connection, station, version, direction, type, action, messageId, summary, latency, pair, severity, transaction, text,
    ...(base64 ? { base64 } : {}),
    ...(violations.length > 0 ? { violations } : {}),
  };
}

/** Local time of day, as people read it beside a clock. */
function timeOf(wall: number): string {
  const at = new Date(wall);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
