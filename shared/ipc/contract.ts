import * as v from 'valibot';
import {
  Act, CertificateShape, CsmsChange, CostReport, CsmsState, EntryDetail, Filter, FirmwareOrderShape, Index, JournalInfo, LogOrderShape, LogRow, MeterSamples, NewStation, OfferedFileShape, OrderResultShape, Outcome, Override, Payload, Problem, Progress, PublishOrderShape,
  ReadingWishes, StateAnswer, StationStatusShape, TapChange, TapShape, Target, VendorHandlers, Version, ViewId, ViewPosition, ViewRows, World,
} from './shapes';
import { Snapshot, SnapshotName, SnapshotSummary } from '../inventory/snapshot';
import { Arrival, ArrivalWish, AxisKind, Place, StepKind, TimelineMoment, TimelinePicture } from './timeline-shapes';
import { FileToHandOver, LogPreview, PastedText, SourceLines } from './preview-shapes';
import { FindingsState, FoundAt } from './finding-shapes';
import { MarkColour, MarkedEntry } from './mark-shapes';
import { OwnScenario, PlayedScenario, UseCaseOrder, UseCaseProgress, UseCaseResult, UseCaseRun } from './use-case-shapes';

/**
 * All that a window can ask of its host, and all that a host tells a window. The same over Electron's ports and over the
 * browser's WebSocket; every input and output is checked on both sides.
 */

const Nothing = v.object({});
const Done = v.object({});
const ScenarioFileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w .-]{0,58}[\w-]$|^[A-Za-z0-9]$/, 'A scenario is named with letters, digits, spaces, dots, - and _, and begins with a letter or a digit.'));
/** Lanes of a sequence diagram: its stations from the left, and how many of them stand left of the CSMS. */
const DiagramLanes = v.object({ stations: v.array(v.string()), csms: Index });

export const commands = {
  'app.info': {
    input: Nothing,
    output: v.object({
      version: v.string(),
      host: v.picklist(['electron', 'headless']),
      platform: v.string(),
      /** True when the host has native open and save dialogs. */
      dialogs: v.boolean(),
      dataFolder: v.string(),
      /** Identity of this run of the host; changes when it was restarted. */
      run: v.string(),
    }),
  },
  /** Both ends in this workbench: starts the CSMS on loopback if needed, a simulated station, and one charging session. */
  'demo.start': { input: v.object({ version: Version }), output: v.object({ station: v.string() }) },

  'journal.info': { input: Nothing, output: JournalInfo },
  'journal.entry': { input: v.object({ index: Index }), output: EntryDetail },
  /** State of all stations after the entry `at`; the newest when absent. */
  'journal.state': { input: v.object({ at: v.optional(Index) }), output: v.object({ at: v.optional(Index), world: World }) },
  /** The same for who follows it: `since` is the number of the answer that the window has. */
  'journal.follow': { input: v.object({ at: v.optional(Index), since: v.optional(v.number()) }), output: StateAnswer },
  /** The meter readings of a station's transactions after the entry `at` (the newest when absent), in their order. */
  'state.samples': {
    input: v.object({ at: v.optional(Index), station: v.string(), transactions: v.pipe(v.array(v.string()), v.maxLength(200)) }),
    output: v.object({ samples: v.array(MeterSamples) }),
  },
  /** Opens or changes a filtered list; answers with its length. */
  'view.open': { input: v.object({ view: ViewId, filter: Filter }), output: v.object({ total: v.number() }) },
  'view.close': { input: v.object({ view: ViewId }), output: Done },
  /** At most 500 rows from position `from` of a view. */
  'view.rows': {
    input: v.object({ view: ViewId, from: Index, count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
    output: ViewRows,
  },
  /** Requests above a position of a view whose answer stands below it in the view, the nearest first; `from` and `to` are the positions of both. */
  'view.across': {
    input: v.object({ view: ViewId, position: Index }),
    output: v.object({ spans: v.array(v.object({ row: LogRow, from: Index, to: Index })) }),
  },
  'view.position': { input: v.object({ view: ViewId, index: Index }), output: ViewPosition },

  /** Of the entries that a filter lets through, such as a person's selection: how many, from the first to the last (ms), how many with problems. */
  'selection.facts': { input: v.object({ filter: Filter }), output: v.object({ count: v.number(), duration: v.number(), problems: v.number() }) },
  /** Their raw texts, one a line, a JSON array that also says when and whose, or a diagram with these lanes. Refused when it is too much for a clipboard. */
  'selection.text': { input: v.object({ filter: Filter, as: v.picklist(['raw', 'json', 'mermaid']), lanes: v.optional(DiagramLanes) }), output: v.object({ text: v.string(), count: v.number() }) },

  /**
   * The journal along time, or a stretch of it, in so many equal parts. `lanes`: unless false, those of stations, or only of
   * those in `stations`; `view`: counts what that list shows, too.
   */
  'timeline.read': {
    input: v.object({
      by: AxisKind, from: v.optional(Place), to: v.optional(Place), bins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4000)),
      lanes: v.optional(v.boolean()), stations: v.optional(v.array(v.string())), view: v.optional(ViewId),
    }),
    output: TimelinePicture,
  },
  /**
   * The last entry at or before a place (or the entry that is named), and the first one after it. `arrive`: with what a window
   * shows of the former, or of the latter where there is none.
   */
  'timeline.at': {
    input: v.object({ by: AxisKind, place: v.optional(Place), entry: v.optional(Index), arrive: v.optional(ArrivalWish) }),
    output: v.object({ at: v.optional(TimelineMoment), next: v.optional(TimelineMoment), arrival: v.optional(Arrival) }),
  },
  /** From an entry to the next of all, the next problem, the next begin or end of a transaction, or the end of all; or back. `here`: the entry itself may be the problem. */
  'timeline.step': {
    input: v.object({ by: AxisKind, from: Index, to: StepKind, back: v.boolean(), here: v.optional(v.boolean()), arrive: v.optional(ArrivalWish) }),
    output: v.object({ to: v.optional(TimelineMoment), next: v.optional(TimelineMoment), arrival: v.optional(Arrival) }),
  },
  /** Marked and noted entries, ascending; all, or those from one entry to another, both included. */
  'marks.list': { input: v.object({ from: v.optional(Index), to: v.optional(Index) }), output: v.object({ marks: v.array(MarkedEntry) }) },
  /** Marks the entries that a filter lets through, without `colour` takes their marks away; notes stay. `toggle`: takes them away where all are marked so. */
  'marks.set': { input: v.object({ filter: Filter, colour: v.optional(MarkColour), toggle: v.optional(v.boolean()) }), output: v.object({ count: v.number(), marked: v.boolean() }) },
  /** Writes a note at an entry; an empty one takes it away. */
  'marks.note': { input: v.object({ index: Index, note: v.string() }), output: Done },
  /** The next marked or noted entry after (1) or before (-1) one, of those that a list shows. */
  'marks.near': { input: v.object({ index: v.pipe(v.number(), v.integer(), v.minValue(-1)), by: v.picklist([1, -1]), view: v.optional(ViewId) }), output: v.object({ index: v.optional(Index) }) },

  /**
   * A browser's files, which the host cannot read where they lie: makes room for them. The window then puts them, piece by piece, to `hand-over/PLACE/FILE/BYTE`
   * of where its page came from, and asks `log.preview` for the offer. Another offer takes its place.
   */
  'log.handOver': {
    input: v.object({ files: v.pipe(v.array(FileToHandOver), v.minLength(1), v.maxLength(20_000, 'At most 20,000 files are handed over together; choose fewer, or pack the folder into one archive.')), name: v.optional(v.string()) }),
    output: v.object({ offer: v.string(), place: v.string() }),
  },
  /** An offer that is not wanted any more: what was handed over for it is removed. */
  'log.letGo': { input: v.object({ offer: v.string() }), output: Done },
  /** A file by path (Electron, command line), by its text (paste), or what was offered. Shows it instead of the live journal. */
  'log.open': {
    input: v.object({
      path: v.optional(v.string()), text: v.optional(PastedText), name: v.optional(v.string()),
      offer: v.optional(v.string()), wishes: v.optional(ReadingWishes),
    }),
    output: JournalInfo,
  },
  /** Asks with the host's own dialog; no paths when it is dismissed. Opens nothing. */
  'log.choose': { input: v.object({ what: v.picklist(['files', 'folder']) }), output: v.object({ paths: v.array(v.string()) }) },
  /** Takes a log that the host was given and that leaves doubts, for a preview; no path when there is none. */
  'log.given': { input: Nothing, output: v.object({ path: v.optional(v.string()) }) },
  /**
   * How files, a text, or the log that is shown would be read with these wishes, from the beginning of each; `offer` names them from then
   * on. A journal of the workbench has no preview.
   */
  'log.preview': {
    input: v.object({
      offer: v.optional(v.string()), shown: v.optional(v.boolean()), paths: v.optional(v.array(v.string())), text: v.optional(PastedText), name: v.optional(v.string()),
      wishes: v.optional(ReadingWishes),
    }),
    output: v.object({ offer: v.string(), name: v.string(), journal: v.boolean(), preview: v.optional(LogPreview) }),
  },
  /** Reads the log that is shown anew, otherwise. */
  'log.reread': { input: ReadingWishes, output: JournalInfo },
  /** The lines of the log that an entry was read from, and so many around them. */
  'log.source': { input: v.object({ index: Index, around: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))) }), output: SourceLines },
  /**
   * The journal in another format (`ocpp-trace`, `json-lines`, `csv`, `mermaid`, `journal`), all of it, what a list shows, or what a filter lets through,
   * through the host's save dialog or as a download (`download.ready`). `losses` says what the format cannot hold, with how often.
   */
  'log.export': {
    input: v.object({ format: v.string(), view: v.optional(ViewId), filter: v.optional(Filter), lanes: v.optional(DiagramLanes) }),
    output: v.object({ saved: v.boolean(), name: v.string(), losses: v.array(v.object({ what: v.string(), count: v.number() })) }),
  },
  /** Back to the live journal. */
  'log.close': { input: Nothing, output: JournalInfo },
  /** The journal's file, through the host's save dialog or as a download (`download.ready`). */
  'log.save': { input: Nothing, output: v.object({ saved: v.boolean(), name: v.string() }) },

  'csms.state': { input: Nothing, output: CsmsState },
  'csms.start': { input: v.object({ settings: v.optional(CsmsChange) }), output: CsmsState },
  'csms.stop': { input: Nothing, output: CsmsState },
  /** `unset`: what goes back to being absent; JSON cannot carry `undefined`. */
  'csms.configure': {
    input: v.object({ settings: CsmsChange, unset: v.optional(v.array(v.picklist(['assumeVersion', 'tariff', 'defaultTariff', 'siteLimit']))) }),
    output: CsmsState,
  },
  'csms.overrides': { input: v.object({ overrides: v.array(Override) }), output: CsmsState },
  /** The root of the CSMS's own authority, which stations have to trust, and the certificate that it listens with. */
  'csms.certificates': { input: Nothing, output: v.object({ root: v.optional(CertificateShape), server: v.optional(CertificateShape) }) },
  /** Brings a station's Local Authorization List up to the cards that the CSMS knows. */
  'csms.sendLocalList': {
    input: v.object({ station: v.string(), update: v.picklist(['Full', 'Differential']) }),
    output: v.object({ version: v.number(), messages: v.number() }),
  },
  /** Somebody has paid at a terminal: starts at the station for a token that the CSMS makes up (C03). */
  'csms.startPaid': { input: v.object({ station: v.string(), evse: v.pipe(v.number(), v.integer(), v.minValue(1)) }), output: Outcome },
  /** What a transaction costs and how that came about, as the CSMS knows it; nothing when it does not. */
  'csms.cost': { input: v.object({ station: v.string(), transaction: v.string() }), output: v.object({ cost: v.optional(CostReport) }) },
  'csms.disconnect': { input: v.object({ station: v.string() }), output: Done },

  'tap.state': { input: Nothing, output: TapShape },
  'tap.start': { input: v.object({ settings: v.optional(TapChange) }), output: TapShape },
  'tap.stop': { input: Nothing, output: TapShape },
  /** `unset`: what goes back to being absent; JSON cannot carry `undefined`. */
  'tap.configure': {
    input: v.object({ settings: TapChange, unset: v.optional(v.array(v.picklist(['assumeVersion', 'credentials', 'ca', 'clientCertificate', 'tls']))) }),
    output: TapShape,
  },
  /** Closes one leg of a station; the other one follows. */
  'tap.disconnect': { input: v.object({ station: v.string(), end: v.picklist(['station', 'csms']) }), output: Done },

  /** The text of a message that the tap holds; not of one that is binary. */
  'tap.held': { input: v.object({ key: v.number() }), output: v.object({ text: v.optional(v.string()) }) },
  /** What becomes of it: passed on, dropped, or `text` passed on in its place. */
  'tap.answerHeld': {
    input: v.object({ key: v.number(), answer: v.variant('kind', [v.object({ kind: v.literal('release') }), v.object({ kind: v.literal('drop') }), v.object({ kind: v.literal('change'), text: v.string() })]) }),
    output: TapShape,
  },

  /** Offers a file to stations, on the file server of the CSMS. */
  'files.offer': { input: v.object({ name: v.pipe(v.string(), v.minLength(1)), base64: v.string() }), output: OfferedFileShape },
  /** The same with test firmware, which says itself what becomes of it at a simulated station. */
  'files.offerTest': { input: v.object({ version: v.pipe(v.string(), v.minLength(1), v.maxLength(50)) }), output: OfferedFileShape },
  'files.withdraw': { input: v.object({ id: v.string() }), output: Done },
  /** What a station has uploaded. */
  'files.read': { input: v.object({ id: v.string() }), output: v.object({ name: v.string(), base64: v.string() }) },
  /** Updates a station's firmware (L01, L02), lets a local controller publish it (L03), asks for a log (N01). */
  'csms.updateFirmware': { input: v.object({ station: v.string(), order: FirmwareOrderShape }), output: OrderResultShape },
  'csms.publishFirmware': { input: v.object({ station: v.string(), order: PublishOrderShape }), output: OrderResultShape },
  'csms.requestLog': { input: v.object({ station: v.string(), order: LogOrderShape }), output: OrderResultShape },

  'stations.list': { input: Nothing, output: v.object({ stations: v.array(StationStatusShape) }) },
  'stations.add': { input: v.object({ station: NewStation }), output: v.object({ id: v.string() }) },
  'stations.remove': { input: v.object({ id: v.string() }), output: Done },
  'stations.power': { input: v.object({ id: v.string(), on: v.boolean() }), output: Done },
  'stations.act': { input: v.object({ id: v.string(), act: Act }), output: v.object({ ok: v.boolean(), message: v.optional(v.string()) }) },
  /** What a simulated station answers to vendors' own messages. */
  'stations.vendorHandlers': { input: v.object({ id: v.string(), handlers: VendorHandlers }), output: Done },
  /** One charging session, from plugging in to unplugging. */
  'stations.charge': { input: v.object({ id: v.string(), evse: v.optional(v.number()), idToken: v.optional(v.string()) }), output: v.object({ ok: v.boolean(), message: v.string() }) },

  /** A proper request; resolves with its outcome. */
  'send.call': { input: v.object({ target: Target, action: v.string(), payload: Payload }), output: Outcome },
  /** Any text at all, exactly as given. */
  'send.raw': { input: v.object({ target: Target, text: v.string() }), output: Done },

  /** The newest verdicts, and what is being played. */
  'useCases.runs': { input: Nothing, output: v.object({ runs: v.array(UseCaseRun), now: v.optional(UseCaseProgress) }) },
  'useCases.result': { input: PlayedScenario, output: v.object({ result: v.optional(UseCaseResult) }) },
  /** Begins to play; `useCases.progress` tells of it, `useCases.finished` of each verdict. One run at a time. */
  'useCases.run': { input: UseCaseOrder, output: v.object({ run: v.string() }) },
  'useCases.cancel': { input: Nothing, output: Done },
  'useCases.answerPrompt': { input: v.object({ prompt: v.number(), answer: v.picklist(['done', 'skipped']) }), output: Done },
  /** Shows the journal that the checks of a case name entries of. */
  'useCases.showLog': { input: v.object({ played: PlayedScenario, case: v.string() }), output: JournalInfo },
  /** The person's own scenarios, files in the data folder. */
  'scenarios.list': { input: Nothing, output: v.object({ scenarios: v.array(OwnScenario) }) },
  /** `was`: its name before, when it is renamed. Refuses what is no scenario, with the sentence that says where. */
  'scenarios.save': { input: v.object({ name: ScenarioFileName, text: v.string(), format: v.picklist(['json', 'yaml']), was: v.optional(v.string()) }), output: OwnScenario },
  'scenarios.remove': { input: v.object({ name: v.string() }), output: Done },

  /** Inventories that a person saved: variables (2.x) or configuration keys (1.6) of one station at one moment. */
  'snapshots.list': { input: Nothing, output: v.object({ snapshots: v.array(SnapshotSummary) }) },
  'snapshots.get': { input: v.object({ name: SnapshotName }), output: Snapshot },
  /** Refuses to take the place of another, unless `replace` says so. */
  'snapshots.save': { input: v.object({ snapshot: Snapshot, replace: v.optional(v.boolean()) }), output: SnapshotSummary },
  'snapshots.remove': { input: v.object({ name: SnapshotName }), output: Done },

  /** What is wrong in the journal that is shown, as far as it has been checked; goes on checking. */
  'findings.read': { input: Nothing, output: FindingsState },
  /** Findings of a group, in the log's order; `kept` of them can be had. */
  'findings.of': { input: v.object({ group: v.string(), from: Index, count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }), output: v.object({ kept: v.number(), findings: v.array(FoundAt) }) },

  'problems.list': { input: Nothing, output: v.object({ problems: v.array(Problem) }) },
  'problems.clear': { input: Nothing, output: Done },
  'task.cancel': { input: v.object({ task: v.string() }), output: Done },

  /** What the window remembers: layout, filters, drafts, history. Kept by the host, so that it outlives ports and origins. */
  'memory.get': { input: v.object({ key: v.string() }), output: v.object({ value: v.optional(v.any()) }) },
  'memory.set': { input: v.object({ key: v.pipe(v.string(), v.maxLength(64)), value: v.any() }), output: Done },
} as const;

export const events = {
  /** At most one a frame of the display. Totals of the open views, and the journal's counts. */
  'journal.changed': v.object({
    id: v.string(),
    entries: v.number(),
    frames: v.number(),
    problems: v.number(),
    views: v.record(v.string(), v.number()),
    /** Entries before this one may look different now (paired, checked); absent when only new ones came. */
    touchedFrom: v.optional(Index),
    /** Stations, actions or transactions have been added or changed: ask journal.info. */
    facets: v.boolean(),
  }),
  /** Another journal is shown. */
  'journal.replaced': JournalInfo,
  /** Marks or notes of the journal with that id changed; `count` of them there are. */
  'marks.changed': v.object({ id: v.string(), count: v.number() }),
  /** More of the journal with that id has been checked; ask findings.read if you show it. */
  'findings.changed': v.object({ id: v.string() }),
  'csms.changed': CsmsState,
  'tap.changed': TapShape,
  /** Simulated stations that were changed or added, and before those the ones that were removed. */
  'stations.changed': v.object({ removed: v.array(v.string()), stations: v.array(StationStatusShape) }),
  /** The folded state changed; ask journal.follow if you show it. */
  'state.changed': v.object({ entries: v.number() }),
  'useCases.progress': UseCaseProgress,
  /** A scenario has come to its verdict. */
  'useCases.finished': UseCaseResult,
  'scenarios.changed': v.object({ scenarios: v.array(OwnScenario) }),
  'snapshots.changed': v.object({ snapshots: v.array(SnapshotSummary) }),
  problem: Problem,
  progress: Progress,
  /** What the window asked to be saved waits for it: to be fetched once from `place`, a path of where its page came from. */
  'download.ready': v.object({ place: v.string(), name: v.string() }),
  /** There is one more for `log.given`. */
  'log.offered': Nothing,
  /** From the desktop's menu: a command of the palette by its id. */
  'menu.command': v.object({ id: v.string() }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = v.InferInput<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = v.InferOutput<(typeof commands)[Name]['output']>;
export type EventName = keyof typeof events;
export type EventValue<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;

/** Errors cross the boundary as values. `code` is stable; `message` is a sentence that says what to do. */
export interface HostError {
  readonly code: 'bad-input' | 'bad-output' | 'not-found' | 'not-connected' | 'refused' | 'failed' | 'disconnected' | 'timeout' | 'cancelled';
  readonly message: string;
}
export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: HostError };

/** Handlers of all commands; a host implements exactly this. */
export type Handlers = { readonly [Name in CommandName]: (input: CommandInput<Name>) => Promise<Reply<CommandOutput<Name>>> | Reply<CommandOutput<Name>> };

/** What crosses the boundary. */
export type ToHost = { readonly t: 'call'; readonly n: number; readonly name: string; readonly input: unknown };
export type ToWindow =
  | { readonly t: 'reply'; readonly n: number; readonly reply: Reply<unknown> }
  | { readonly t: 'event'; readonly name: string; readonly value: unknown };

/** One end of a boundary: a MessagePort, a WebSocket, or a pair in memory. */
export interface Wire<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
