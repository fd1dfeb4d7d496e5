import type { Direction } from '../journal/entry';
import type { Finding } from './finding';
import { senderName, type OwnMark } from './log-item';

/** A finding in a message of the workbench's own, which says so: whoever reads it alone must not blame the side in whose name it went. */
export function withOwner(finding: Finding, own: OwnMark | undefined, direction: Direction | undefined): Finding {
  if (own === undefined) return finding;
  const side = senderName(direction);
  const said = own === 'injected' ? `The workbench injected this message; the ${side} did not send it.` : `The workbench sent this text in the place of what the ${side} had sent.`;
  return { ...finding, own, message: `${finding.message} ${said}` };
}
