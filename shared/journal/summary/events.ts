import type { JsonObject } from '../../ocpp/json';
import { isJsonObject } from '../../ocpp/json';
import type { Entry } from '../entry';
import { number, object, text } from '../loose';
import { clip, join, named } from './parts';

/** What an entry that is no frame says, in words. */
export function eventSummary(entry: Entry): string {
  const detail = parse(entry.text);
  switch (entry.kind) {
    case 'upgrade': return upgrade(detail);
    case 'open': return open(detail);
    case 'close': return close(detail);
    case 'fail': return text(detail, 'message') ?? clip(entry.text);
    case 'ping': return `Ping ${whence(detail, entry)}`;
    case 'pong': return `Pong ${whence(detail, entry)}`;
    case 'person': return person(detail, entry.text);
    default: return text(detail, 'message') ?? entry.text;
  }
}

/** Between a tap and the ends of its two legs, pings are their own. */
function whence(detail: JsonObject | undefined, { direction }: Entry): string {
  const leg = text(detail, 'leg');
  if (leg === undefined) return direction === 'down' ? 'from the CSMS' : 'from the station';
  const end = leg === 'csms' ? 'CSMS' : 'station';
  return (leg === 'csms') === (direction === 'down') ? `from the ${end}` : `to the ${end}`;
}

function upgrade(detail: JsonObject | undefined): string {
  const decision = object(detail, 'decision');
  if (!decision) return text(detail, 'message') ?? join(['WebSocket handshake', named('HTTP', text(detail, 'status')), text(detail, 'target') ?? text(detail, 'url')]);
  return text(decision, 'reason') ?? `HTTP ${text(decision, 'status') ?? '?'}`;
}

function open(detail: JsonObject | undefined): string {
  const version = text(detail, 'version');
  const remote = text(detail, 'remote');
  const toCsms = text(detail, 'leg') === 'csms';
  return join([
    version === undefined ? 'Connected without an OCPP version' : `Connected with OCPP ${version}`,
    toCsms ? `to the CSMS at ${text(detail, 'url') ?? ''}` : remote === undefined || remote === '' ? undefined : `from ${remote}`,
    detail?.['assumedVersion'] === true ? 'version assumed' : undefined,
  ]);
}

/** RFC 6455 §7.4.1 */
const CLOSE_WORDS: Readonly<Record<number, string>> = {
  1000: 'normal', 1001: 'going away', 1002: 'protocol error', 1003: 'unacceptable data', 1005: 'no code given', 1006: 'no close frame: the connection broke',
  1007: 'invalid text', 1008: 'policy violation', 1009: 'message too big', 1010: 'extension missing', 1011: 'internal error', 1012: 'service restart', 1013: 'try again later', 1015: 'TLS failure',
};

function close(detail: JsonObject | undefined): string {
  const code = number(detail, 'code');
  const leg = text(detail, 'leg') === 'csms' ? 'To the CSMS' : undefined;
  return join([leg, code === undefined ? 'Closed' : `Closed with ${code}${CLOSE_WORDS[code] === undefined ? '' : ` (${CLOSE_WORDS[code]})`}`, clip(text(detail, 'reason') ?? '')]);
}

const ACTS: Readonly<Record<string, string>> = {
  'enter-bay': 'The car drove into the bay',
  'leave-bay': 'The car left the bay',
  'plug-in': 'Plugged in the cable',
  unplug: 'Unplugged the cable',
  'present-token': 'Presented a card',
  'enter-code': 'Entered a code',
  'reject-tariff': 'Refused the tariff',
  'press-start': 'Pressed start',
  'press-stop': 'Pressed stop',
  'emergency-stop': 'Pressed the emergency stop',
  'pay-by-card': 'Paid with a card',
  'cancel-payment': 'Canceled the payment',
  'set-limit': 'Set a limit for the charging',
  'ev-stop': 'The car ended the charging',
  'ev-suspend': 'The car paused charging',
  'ev-resume': 'The car went on charging',
  'ev-needs': 'The car needs something else',
  'priority-charging': 'Pressed the button for priority',
  'request-contract': 'The car asked for a contract certificate',
  'set-grid': 'The grid changed',
  'set-external-limit': 'A limit came from outside',
  'clear-external-limit': 'A limit from outside was lifted',
  fault: 'A fault occurred',
  'clear-fault': 'The fault was cleared',
  'break-lock': 'The lock jammed',
  'mend-lock': 'The lock was mended',
  'set-reading': 'A sensor reads',
  'release-reading': 'A sensor reads by itself again',
  'security-event': 'A security event happened',
  'renew-certificate': 'The station was told to renew its certificate',
  'break-store': 'The memory for certificates broke',
  'mend-store': 'The memory for certificates was mended',
  'stock-battery': 'Stocked a battery',
  'battery-in': 'Put a battery in',
  'battery-out': 'Took a battery out',
  'pause-download': 'The download was put off',
  'resume-download': 'The download went on',
  'close-event-stream': 'The station ends an event stream',
  restart: 'Restarted the station',
  'open-door': 'Opened the door',
  'close-door': 'Closed the door',
  'power-loss': 'The power failed',
  'power-restore': 'The power came back',
  'connection-loss': 'The network was lost',
  'connection-restore': 'The network came back',
  'switch-on': 'Switched the station on',
  'switch-off': 'Switched the station off',
};

function person(detail: JsonObject | undefined, raw: string): string {
  const kind = text(detail, 'kind') ?? text(detail, 'act');
  if (kind === undefined) return text(detail, 'message') ?? raw;
  const connector = number(detail, 'connectorId');
  return join([ACTS[kind] ?? kind, connector === undefined ? named('EVSE', number(detail, 'evse')) : named('connector', connector), text(detail, 'idToken'), text(detail, 'code'), whatOf(kind, detail)]);
}

/** What an act was about, where it has a thing of its own. */
function whatOf(kind: string, detail: JsonObject | undefined): string | undefined {
  switch (kind) {
    case 'set-reading': return join([text(detail, 'sensor'), text(detail, 'value')]);
    case 'release-reading': return text(detail, 'sensor');
    case 'security-event': return join([text(detail, 'type'), text(detail, 'info')]);
    case 'set-external-limit': case 'clear-external-limit': return text(detail, 'source');
    default: return undefined;
  }
}

function parse(raw: string): JsonObject | undefined {
  if (!raw.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
