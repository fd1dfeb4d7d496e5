import * as v from 'valibot';
import type { CsmsSettings, TransactionCostReport, OverrideRule } from '../csms/api';
import type { VendorHandler } from '../ocpp/vendor-handlers';
import type { FilesState, FirmwareOrder, LogOrder, OfferedFile, OrderResult, PublishOrder } from '../csms/files/api';
import type { StationAct, StationConfig, StationStatus } from '../station/api';
import type { HeldFrame, TappedStation, TapSettings } from '../tap/api';
import { MARK_COLOURS } from '../journal/marks';
import { TAP_MARKS } from '../journal/tap-marks';
import type { MeterSample, WorldState } from '../state/model';
import type { Patch } from '../state/patch';

/** The pieces that commands and events are made of. */

export const Version = v.picklist(['1.6', '2.0.1', '2.1']);
export const Text = v.string();
export const Index = v.pipe(v.number(), v.integer(), v.minValue(0));
export const Payload = v.record(v.string(), v.any());

/** Types of rows that a filter can name. */
export const RowType = v.picklist([
  'CALL', 'CALLRESULT', 'CALLERROR', 'CALLRESULTERROR', 'SEND', 'Malformed',
  'upgrade', 'open', 'close', 'fail', 'ping', 'pong', 'note', 'person',
]);
export type RowType = v.InferOutput<typeof RowType>;

/** What a list shows. Absent members do not restrict. */
export const Filter = v.object({
  stations: v.optional(v.array(v.string())),
  direction: v.optional(v.picklist(['up', 'down'])),
  actions: v.optional(v.array(v.string())),
  types: v.optional(v.array(RowType)),
  /** Anywhere in the raw text, upper and lower case alike. */
  text: v.optional(v.string()),
  onlyProblems: v.optional(v.boolean()),
  /** A transaction's id; its requests and their answers. */
  transaction: v.optional(v.string()),
  /** Wall times, ms since 1970: not before, not after. */
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  /** A query such as `action:Heartbeat and latency>2s`. */
  query: v.optional(v.string()),
  /** Ranges of entries, from and to included: what a person selected in a list. */
  entries: v.optional(v.array(v.tuple([Index, Index]))),
});
export type Filter = v.InferOutput<typeof Filter>;

/** One row of the log. Times in ms: `time` since the journal began, `wall` since 1970. */
export const LogRow = v.object({
  index: Index,
  time: v.number(),
  wall: v.number(),
  connection: v.number(),
  station: v.string(),
  version: v.optional(Version),
  direction: v.optional(v.picklist(['up', 'down'])),
  type: RowType,
  /** Of answers, the action of their request. */
  action: v.optional(v.string()),
  messageId: v.optional(v.string()),
  summary: v.string(),
  /** Of a CALL and its answer, ms between them. */
  latency: v.optional(v.number()),
  /** The other half of the pair. */
  pair: v.optional(Index),
  severity: v.picklist(['ok', 'warning', 'error']),
  problems: v.number(),
  transaction: v.optional(v.string()),
  /** UTF-16 units of the raw text. */
  size: v.number(),
  /** What a person marked it with, and the beginning of the note. */
  mark: v.optional(v.picklist(MARK_COLOURS)),
  note: v.optional(v.string()),
  /** What a tap did to it, when it did more than pass it on. */
  tap: v.optional(v.picklist(TAP_MARKS)),
});
export type LogRow = v.InferOutput<typeof LogRow>;

export const ViolationShape = v.object({
  path: v.string(),
  rule: v.string(),
  severity: v.picklist(['error', 'warning']),
  /** Absent when it is missing, which JSON has no word for. */
  found: v.optional(v.any()),
  expected: v.string(),
  message: v.string(),
  code: v.string(),
  reference: v.optional(v.string()),
});

/** Everything about one entry. */
export const EntryDetail = v.object({
  row: LogRow,
  /** Exactly as on the wire. */
  raw: v.string(),
  base64: v.boolean(),
  violations: v.array(ViolationShape),
  /** All of a person's note. */
  note: v.optional(v.string()),
  /** Where it stands in the log that it was read from: lines from 1 (of a capture the packet's number), bytes from 0 to before `end`. */
  source: v.optional(v.object({ file: v.string(), line: v.number(), lastLine: v.number(), start: v.number(), end: v.number() })),
  /** The other half of the pair, with the same content. */
  pair: v.optional(v.object({ row: LogRow, raw: v.string(), violations: v.array(ViolationShape) })),
});
export type EntryDetail = v.InferOutput<typeof EntryDetail>;

export const ViewId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Rows of a view from position `from` on; `total` is the view's length. */
export const ViewRows = v.object({ total: v.number(), from: Index, rows: v.array(LogRow) });
export type ViewRows = v.InferOutput<typeof ViewRows>;
/** Where an entry stands in a view; not `exact`: the one before it that the view's filter lets through, -1 when there is none. */
export const ViewPosition = v.object({ position: v.number(), exact: v.boolean() });

/** What a person can put right in how a log is read. */
export const ReadingWishes = v.object({
  /** Id of a format. */
  format: v.optional(v.string()),
  version: v.optional(Version),
  /** Whose the messages are of which the log does not say it. */
  station: v.optional(v.string()),
  zoneMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-840), v.maxValue(840))),
  /** Name of the zone, such as Europe/Berlin. */
  zone: v.optional(v.string()),
  swapDirections: v.optional(v.boolean()),
  /** For single stations, by their names as the log has them; '' for messages of which it does not say whose they are. */
  stations: v.optional(v.array(v.object({ station: v.string(), name: v.optional(v.string()), version: v.optional(Version), swapDirections: v.optional(v.boolean()) }))),
  /** Positions of the files that are left out. */
  without: v.optional(v.array(Index)),
});
export type ReadingWishes = v.InferOutput<typeof ReadingWishes>;

/** How a log of another system was read. Counts of lines are of the source. */
export const LogReading = v.object({
  formats: v.array(v.string()),
  formatIds: v.array(v.string()),
  /** Every format that there is. */
  choices: v.array(v.object({ id: v.string(), title: v.string() })),
  frames: v.number(),
  cut: v.number(),
  lines: v.number(),
  linesRead: v.number(),
  otherLines: v.number(),
  brokenLines: v.number(),
  /** Why, each reason once. */
  brokenWhy: v.optional(v.array(v.string())),
  /** The log names times. */
  timed: v.boolean(),
  zoneMinutes: v.number(),
  zoneFrom: v.picklist(['log', 'messages', 'option', 'assumed']),
  writer: v.optional(v.picklist(['csms', 'station'])),
  /** The log begins with what was last. */
  newestFirst: v.optional(v.boolean()),
  directions: v.object({ log: v.number(), action: v.number(), pairing: v.number(), assumed: v.number() }),
  versions: v.array(Version),
  wishes: ReadingWishes,
});
export type LogReading = v.InferOutput<typeof LogReading>;

/** The journal that the window shows. */
export const JournalInfo = v.object({
  id: v.string(),
  source: v.picklist(['live', 'file']),
  /** File name, for the title. */
  name: v.string(),
  path: v.optional(v.string()),
  startedAt: v.number(),
  entries: v.number(),
  frames: v.number(),
  problems: v.number(),
  stations: v.array(v.object({ id: v.string(), version: v.optional(Version), connected: v.boolean() })),
  actions: v.array(v.string()),
  transactions: v.array(v.object({ id: v.string(), station: v.string() })),
  /** Of a log that is no journal of the workbench. */
  reading: v.optional(LogReading),
});
export type JournalInfo = v.InferOutput<typeof JournalInfo>;

/** A URL to type into a charging station. */
export const Reachable = v.object({ interface: v.string(), address: v.string(), url: v.string(), loopback: v.boolean() });
export type Reachable = v.InferOutput<typeof Reachable>;

export const CsmsState = v.object({
  running: v.optional(v.object({ host: v.string(), port: v.number(), secure: v.optional(v.literal(true)) })),
  settings: v.custom<CsmsSettings>((value) => typeof value === 'object' && value !== null),
  overrides: v.array(v.custom<OverrideRule>((value) => typeof value === 'object' && value !== null)),
  /** The file server for firmware and logs. */
  files: v.custom<FilesState>((value) => typeof value === 'object' && value !== null),
  reachable: v.array(Reachable),
  stations: v.array(v.object({
    id: v.string(),
    connected: v.boolean(),
    version: v.optional(Version),
    remote: v.string(),
    since: v.number(),
    registration: v.optional(v.picklist(['Accepted', 'Pending', 'Rejected'])),
  })),
});
export type CsmsState = v.InferOutput<typeof CsmsState>;

/** The tap, and where stations reach it. */
export const TapShape = v.object({
  running: v.optional(v.object({ host: v.string(), port: v.number(), secure: v.optional(v.literal(true)) })),
  settings: v.custom<TapSettings>((value) => typeof value === 'object' && value !== null),
  stations: v.array(v.custom<TappedStation>((value) => typeof value === 'object' && value !== null)),
  held: v.array(v.custom<HeldFrame>((value) => typeof value === 'object' && value !== null)),
  refusals: v.array(v.object({ id: v.string(), at: v.number(), message: v.string() })),
  reachable: v.array(Reachable),
});
export type TapShape = v.InferOutput<typeof TapShape>;
export const TapChange = v.custom<Partial<TapSettings>>((value) => typeof value === 'object' && value !== null);

/** A certificate, for people. */
export const CertificateShape = v.object({
  pem: v.string(),
  subject: v.string(),
  /** Wall time, ms since 1970. */
  notAfter: v.number(),
  /** SHA-256 of the whole, hexadecimal. */
  fingerprint: v.string(),
  /** Host names and addresses that it is made out to. */
  names: v.array(v.string()),
});
export type CertificateShape = v.InferOutput<typeof CertificateShape>;

const object = (value: unknown): boolean => typeof value === 'object' && value !== null;
export const StationStatusShape = v.custom<StationStatus>(object);
export const StatePatch = v.custom<Patch>(object);
/**
 * The state after the entry `at` (the newest when absent) for who follows it: the answer's number, and what makes that state of the one
 * that the answer numbered `since` left the window with. Where the host has another one in mind, `since` is absent, and the
 * patch is of a state without stations. No patch: nothing changed. `pending`: the newest state of a log that was just opened is not
 * known yet; that share of the way to it is made (0 to 1), the rest means nothing, ask again soon.
 */
export const StateAnswer = v.object({ at: v.optional(Index), number: v.number(), since: v.optional(v.number()), patch: v.optional(StatePatch), pending: v.optional(v.number()) });
export type StateAnswer = v.InferOutput<typeof StateAnswer>;
export const MeterSamples = v.custom<readonly MeterSample[]>(Array.isArray);
export const World = v.custom<WorldState>((value) => object(value) && object((value as WorldState).stations));

export const CostReport = v.custom<TransactionCostReport>(object);
/** Orders about files, as the CSMS takes them. */
export const FirmwareOrderShape = v.custom<FirmwareOrder>(object);
export const PublishOrderShape = v.custom<PublishOrder>(object);
export const LogOrderShape = v.custom<LogOrder>((value) => object(value) && typeof (value as LogOrder).log === 'string');
export const OrderResultShape = v.custom<OrderResult>(object);
export const OfferedFileShape = v.custom<OfferedFile>(object);

export const CsmsChange = v.custom<Partial<CsmsSettings>>(object);
export const Override = v.custom<OverrideRule>((value) => object(value) && typeof (value as OverrideRule).action === 'string');
export const Act = v.custom<StationAct>((value) => object(value) && typeof (value as StationAct).kind === 'string');

const PositiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Everything needed to simulate a station; what is absent gets a sensible value. */
export const VendorHandlers = v.pipe(v.array(v.custom<VendorHandler>(object)), v.maxLength(1000));

export const NewStation = v.object({
  id: v.pipe(v.string(), v.minLength(1, 'A station needs an identity, such as CP001.')),
  url: v.pipe(v.string(), v.regex(/^wss?:\/\/./, 'The URL of a CSMS starts with ws:// or wss://, e.g. ws://192.168.1.10:9000/ocpp.')),
  version: Version,
  evses: v.optional(v.array(v.object({
    connectors: v.array(v.object({ type: v.string() })),
    phases: v.picklist([0, 1, 3]),
    maxPower: v.pipe(v.number(), v.minValue(1)),
  }))),
  password: v.optional(v.string()),
  securityProfile: v.optional(v.picklist([0, 1, 2, 3])),
  ca: v.optional(v.string()),
  clientCertificate: v.optional(v.object({ cert: v.string(), key: v.string() })),
  vendor: v.optional(v.string()),
  model: v.optional(v.string()),
  serialNumber: v.optional(v.string()),
  firmwareVersion: v.optional(v.string()),
  vendorHandlers: v.optional(VendorHandlers),
  meterInterval: v.optional(PositiveInteger),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000))),
});
export type NewStation = v.InferOutput<typeof NewStation>;
/** NewStation completed by the workbench. */
export type CompleteStation = StationConfig;

/** Where a composed frame goes: down to a station of our CSMS, or up from a simulated station; with `tap`, put on a tapped wire as if that side had sent it. */
export const Target = v.object({ side: v.picklist(['csms', 'station']), station: v.string(), tap: v.optional(v.literal(true)) });
export type Target = v.InferOutput<typeof Target>;

export const Outcome = v.variant('kind', [
  v.object({ kind: v.literal('result'), payload: Payload, latencyMs: v.number() }),
  v.object({ kind: v.literal('error'), code: v.string(), description: v.string(), details: Payload, latencyMs: v.number() }),
  v.object({ kind: v.literal('timeout'), afterMs: v.number() }),
  v.object({ kind: v.literal('closed') }),
]);

/** Something that a person should know; stays readable in the problems list. */
export const Problem = v.object({
  id: v.number(),
  at: v.number(),
  severity: v.picklist(['error', 'warning', 'info']),
  /** A sentence: what is wrong and what to do. */
  message: v.string(),
  /** The part of the workbench it is about: csms, station:ID, journal, host … */
  about: v.string(),
  entry: v.optional(Index),
});
export type Problem = v.InferOutput<typeof Problem>;

export const Progress = v.object({
  task: v.string(),
  label: v.string(),
  /** 0 to 1; absent while unknown. */
  done: v.optional(v.number()),
  finished: v.boolean(),
  cancellable: v.boolean(),
});
export type Progress = v.InferOutput<typeof Progress>;
