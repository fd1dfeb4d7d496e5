import type { EntryDetail, Filter, LogRow } from '../../shared/ipc/shapes';
import type { OcppVersion } from '../../shared/ocpp/version';

type Violations = EntryDetail['violations'];
interface Stored { row: LogRow; raw: string; violations: Violations }
interface NewFrame {
  station: string; version: OcppVersion; direction: 'up' | 'down'; type: LogRow['type']; raw: string; summary: string;
  action?: string; messageId?: string; transaction?: string; violations?: Violations; latency?: number;
}

/** A journal in the page, for development without a host. */
export class FakeJournal {
  readonly startedAt = Date.now() - 42_000;
  readonly stored: Stored[] = [];
  private readonly views = new Map<string, { filter: Filter; positions: number[] }>();
  touchedFrom: number | undefined;

  add(frame: NewFrame, at = Date.now()): number {
    const index = this.stored.length;
    const violations = frame.violations ?? [];
    const pairIndex = frame.type === 'CALLRESULT' || frame.type === 'CALLERROR'
      ? this.stored.findLastIndex((s) => s.row.type === 'CALL' && s.row.messageId === frame.messageId && s.row.pair === undefined) : -1;
    const row: LogRow = {
      index, time: at - this.startedAt, wall: at, connection: 1, station: frame.station, version: frame.version,
      direction: frame.direction, type: frame.type, summary: frame.summary, size: frame.raw.length,
      severity: violations.some((v) => v.severity === 'error') ? 'error' : violations.length > 0 ? 'warning' : 'ok', problems: violations.length,
      ...(frame.action === undefined ? {} : { action: frame.action }), ...(frame.messageId === undefined ? {} : { messageId: frame.messageId }),
      ...(frame.transaction === undefined ? {} : { transaction: frame.transaction }),
    };
    if (pairIndex >= 0) {
      const call = this.stored[pairIndex];
      if (call !== undefined) {
        row.pair = pairIndex;
        row.latency = frame.latency ?? row.time - call.row.time;
        if (call.row.action !== undefined) row.action = call.row.action;
        call.row = { ...call.row, pair: index, latency: row.latency };
        this.touchedFrom = Math.min(this.touchedFrom ?? Infinity, pairIndex);
      }
    }
    this.stored.push({ row, raw: frame.raw, violations });
    for (const view of this.views.values()) if (fits(row, frame.raw, view.filter)) view.positions.push(index);
    return index;
  }

  event(station: string, type: LogRow['type'], summary: string, raw: string, at = Date.now()): void {
    const index = this.stored.length;
    const row: LogRow = { index, time: at - this.startedAt, wall: at, connection: 1, station, type, summary, severity: type === 'fail' ? 'error' : 'ok', problems: 0, size: raw.length };
    this.stored.push({ row, raw, violations: [] });
    for (const view of this.views.values()) if (fits(row, raw, view.filter)) view.positions.push(index);
  }

  open(view: string, filter: Filter): number {
    const positions = this.stored.filter((s) => fits(s.row, s.raw, filter)).map((s) => s.row.index);
    this.views.set(view, { filter, positions });
    return positions.length;
  }

  close(view: string): void { this.views.delete(view); }

  rows(view: string, from: number, count: number): { total: number; rows: LogRow[] } {
    const positions = this.views.get(view)?.positions ?? [];
    return { total: positions.length, rows: positions.slice(from, from + count).flatMap((i) => this.stored[i]?.row ?? []) };
  }

  position(view: string, index: number): { position: number; exact: boolean } {
    const positions = this.views.get(view)?.positions ?? [];
    const exact = positions.indexOf(index);
    return exact >= 0 ? { position: exact, exact: true } : { position: positions.findLastIndex((i) => i <= index), exact: false };
  }

  totals(): Record<string, number> {
    return Object.fromEntries([...this.views].map(([name, view]) => [name, view.positions.length]));
  }

  detail(index: number): EntryDetail | undefined {
    const stored = this.stored[index];
    if (stored === undefined) return undefined;
    const pair = stored.row.pair === undefined ? undefined : this.stored[stored.row.pair];
    return { row: stored.row, raw: stored.raw, base64: false, violations: stored.violations, ...(pair === undefined ? {} : { pair }) };
  }

  get problems(): number { return this.stored.reduce((n, s) => n + (s.row.severity === 'ok' ? 0 : 1), 0); }
}

function fits(row: LogRow, raw: string, filter: Filter): boolean {
  if (filter.stations !== undefined && !filter.stations.includes(row.station)) return false;
  if (filter.direction !== undefined && row.direction !== filter.direction) return false;
  if (filter.actions !== undefined && (row.action === undefined || !filter.actions.includes(row.action))) return false;
  if (filter.types !== undefined && !filter.types.includes(row.type)) return false;
  if (filter.onlyProblems === true && row.severity === 'ok') return false;
  if (filter.transaction !== undefined && row.transaction !== filter.transaction) return false;
  return filter.text === undefined || raw.toLowerCase().includes(filter.text.toLowerCase());
}
