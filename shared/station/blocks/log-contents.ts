import { bytesOfText } from '../../platform/text-bytes';
import type { StationCore } from '../core/core';
import { isoOf } from '../core/read';

export type LogKind = 'DiagnosticsLog' | 'SecurityLog';

/** Wall times, ms since 1970; both included. */
export interface LogSpan {
  readonly from?: number;
  readonly until?: number;
}

/** A log as it is uploaded, one line an entry; undefined when there is nothing from that time. */
export function logContents(core: StationCore, kind: LogKind, { from = -Infinity, until = Infinity }: LogSpan): Uint8Array | undefined {
  const lines = (kind === 'SecurityLog' ? securityLines(core) : core.diary.lines).filter(({ at }) => at >= from && at <= until);
  if (lines.length === 0) return undefined;
  const head = kind === 'SecurityLog' ? [] : ['', ...stateLines(core)];
  const title = `${kind} of ${core.config.id} (${core.config.vendor} ${core.config.model}, ${core.config.serialNumber}, firmware ${core.firmwareVersion}), ${isoOf(core.now)}`;
  return bytesOfText(`${[title, ...head, '', ...lines.map(({ at, text }) => `${isoOf(at)} ${text.replace(/\s*\n\s*/g, ' ')}`)].join('\n')}\n`);
}

/** Of the file, e.g. SecurityLog-CP001-20260101T000000Z.txt. */
export function logName(core: StationCore, kind: LogKind): string {
  const id = core.config.id.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 48);
  return `${kind}-${id}-${isoOf(core.now).replace(/[-:]|\.\d+/g, '')}.txt`;
}

function securityLines(core: StationCore): { readonly at: number; readonly text: string }[] {
  return core.securityLog.map(({ at, type, info }) => ({ at, text: info === undefined ? type : `${type}: ${info}` }));
}

/** How everything is at the moment. */
function stateLines(core: StationCore): string[] {
  const evses = core.evses.flatMap((evse) => evse.path.connectors.map((connector) =>
    `EVSE ${evse.id} connector ${connector.id}: ${core.dialect.connectorStatus(core, evse, connector)}, register ${Math.round(evse.path.shown)} Wh`));
  return [`registration ${core.registration ?? 'none'}, boot reason ${core.bootReason}, messages waiting ${core.outbox.kept}`, ...evses];
}
