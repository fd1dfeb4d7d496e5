import type { ClearDERControlRequest, GetDERControlRequest, NotifyDERStartStopRequest, ReportDERControlRequest, SetDERControlRequest } from '../../../schemas/generated/v21.types';
import type { StationCore } from '../core/core';
import { isoOf } from '../core/read';
import { isFault, memberOf, readControl, type DerControl, type DerFault, type DerType } from '../der/control';
import { nextChange, pass, place } from '../der/controls';
import { SUPPORTED_TYPES } from '../der/effects';
import { lookAtGrid } from './der-grid';

const TIMER = 'der-control';
const LONGEST_MS = 86_400_000;
/** Most controls that the station keeps, as many as one message could name. */
const MOST = 24;
/** Controls in one ReportDERControl. */
const IN_ONE_REPORT = 4;

export type DerResult = { readonly ok: true; readonly supersededIds: readonly string[] } | { readonly ok: false; readonly status: 'NotSupported' | 'Rejected'; readonly fault?: DerFault };

/** Takes a control, or says why not (R04.FR.01 to .08). */
export function setControl(core: StationCore, request: SetDERControlRequest): DerResult {
  if (!SUPPORTED_TYPES.includes(request.controlType)) return { ok: false, status: 'NotSupported' };
  const read = readControl(request, core.now);
  if (isFault(read)) return { ok: false, status: 'Rejected', fault: read };
  const others = core.derControls.filter(({ id }) => id !== read.id);
  if (others.length >= MOST) return { ok: false, status: 'Rejected', fault: { reasonCode: 'TooManyElements', message: `At most ${MOST} controls are kept.` } };
  const { controls, supersededIds } = place(core.derControls, read, core.now);
  core.derControls = controls;
  core.afterAnswer(() => passTime(core));
  return { ok: true, supersededIds };
}

/** The controls that fit; a condition that is absent fits all (R04.FR.30). */
export function findControls(core: StationCore, { isDefault, controlType, controlId }: Pick<GetDERControlRequest, 'isDefault' | 'controlType' | 'controlId'>): readonly DerControl[] {
  return core.derControls.filter((one) =>
    (isDefault ?? one.isDefault) === one.isDefault && (controlType ?? one.type) === one.type && (controlId ?? one.id) === one.id);
}

/** Takes away the controls that fit; returns how many (R04.FR.41 to .45). */
export function clearControls(core: StationCore, request: ClearDERControlRequest): number {
  const gone = findControls(core, request);
  core.derControls = core.derControls.filter((one) => !gone.includes(one));
  core.afterAnswer(() => passTime(core));
  return gone.length;
}

export function isSupported(type: DerType | undefined): boolean {
  return type === undefined || SUPPORTED_TYPES.includes(type);
}

/** Parts of a report (R04.FR.31 to .33). */
export function reportParts(requestId: number, controls: readonly DerControl[]): ReportDERControlRequest[] {
  const chunks = Array.from({ length: Math.ceil(controls.length / IN_ONE_REPORT) }, (_, index) => controls.slice(index * IN_ONE_REPORT, (index + 1) * IN_ONE_REPORT));
  return chunks.map((chunk, index) => ({ requestId, ...membersOf(chunk), ...(index < chunks.length - 1 ? { tbc: true } : {}) }));
}

/** Scheduled controls begin and end; what follows for the power is looked at. Called again by itself. */
export function passTime(core: StationCore): void {
  const { controls, events } = pass(core.derControls, core.now);
  core.derControls = controls;
  for (const event of events) {
    const payload: NotifyDERStartStopRequest = {
      controlId: event.id, started: event.kind === 'started', timestamp: isoOf(core.now),
      ...(event.kind === 'started' && event.supersededIds.length > 0 ? { supersededIds: [...event.supersededIds] } : {}),
    };
    core.outbox.message({ action: 'NotifyDERStartStop', payload }, true);
  }
  lookAtGrid(core);
  const next = nextChange(core.derControls, core.now);
  core.timers.clear(TIMER);
  if (next !== Infinity && core.running) core.timers.set(TIMER, Math.min(LONGEST_MS, Math.max(1, next - core.now)), () => passTime(core));
}

/** The controls as a report holds them, each kind under a name of its own. */
function membersOf(controls: readonly DerControl[]): Omit<ReportDERControlRequest, 'requestId'> {
  const of = (member: string): readonly DerControl[] => controls.filter(({ type }) => memberOf(type) === member);
  const list = <T>(member: string, make: (control: DerControl, flags: { id: string; isDefault: boolean; isSuperseded: boolean }) => T | undefined): T[] | undefined => {
    const found = of(member).map((one) => make(one, { id: one.id, isDefault: one.isDefault, isSuperseded: one.superseded })).filter((one) => one !== undefined);
    return found.length === 0 ? undefined : found;
  };
  const members = {
    curve: list('curve', ({ type, wire: { curve } }, flags) => curve && { ...flags, curve, curveType: type }),
    enterService: list('enterService', ({ wire: { enterService } }, { id }) => enterService && { id, enterService }),
    freqDroop: list('freqDroop', ({ wire: { freqDroop } }, flags) => freqDroop && { ...flags, freqDroop }),
    limitMaxDischarge: list('limitMaxDischarge', ({ wire: { limitMaxDischarge } }, flags) => limitMaxDischarge && { ...flags, limitMaxDischarge }),
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
