import * as v from 'valibot';
import { Index, LogReading, Version } from './shapes';

/** The pieces of commands that show how a log would be read, and what stands in it. */

/** Longest text that a person can paste, characters: a window and its host hold all of it at once for a moment. */
export const MOST_PASTED = 32 << 20;

/** Why a text cannot be pasted; undefined when it can. */
export function pastedTooMuch(text: string): string | undefined {
  return text.length <= MOST_PASTED ? undefined : `This text has ${Math.round(text.length / 2 ** 20)} million characters; ${MOST_PASTED / 2 ** 20} million can be pasted. Save it as a file, and drop the file on the window: files may have any size.`;
}

/** A text that a person pasted. */
export const PastedText = v.pipe(v.string(), v.check((text) => pastedTooMuch(text) === undefined, ({ input }) => pastedTooMuch(input) ?? ''));

/** A file that a window is going to hand over: its name, in a folder with its place there, and its bytes. */
export const FileToHandOver = v.object({ name: v.pipe(v.string(), v.maxLength(4096)), size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

export const FormatFound = v.object({ id: v.string(), title: v.string(), fit: v.number() });

export const PreviewRow = v.object({
  /** Position of its file. */
  file: Index,
  /** Lines of the file, from 1; of a capture the packet's number. */
  line: v.number(),
  lastLine: v.number(),
  kind: v.picklist(['message', 'event', 'other', 'broken']),
  /** ms since 1970; absent when the log names none. */
  wall: v.optional(v.number()),
  direction: v.optional(v.picklist(['up', 'down'])),
  directionFrom: v.optional(v.picklist(['log', 'action', 'pairing', 'assumed'])),
  station: v.optional(v.string()),
  version: v.optional(Version),
  type: v.optional(v.string()),
  action: v.optional(v.string()),
  /** What it says, or why it could not be read. */
  summary: v.string(),
  cut: v.optional(v.literal(true)),
  /** As it stands in the log, the beginning of it; `mark` is the part that is the message. */
  raw: v.string(),
  mark: v.optional(v.tuple([Index, Index])),
});
export type PreviewRow = v.InferOutput<typeof PreviewRow>;

export const PreviewFile = v.object({ name: v.string(), formats: v.array(FormatFound), without: v.boolean(), messages: v.number() });
export type PreviewFile = v.InferOutput<typeof PreviewFile>;

export const PreviewStation = v.object({
  /** Its name as the log has it; '' when it names none. */
  found: v.string(),
  station: v.string(),
  version: v.optional(Version),
  versionFrom: v.picklist(['log', 'guess', 'option']),
  messages: v.number(),
});
export type PreviewStation = v.InferOutput<typeof PreviewStation>;

/** How the beginning of a log is read. */
export const LogPreview = v.object({
  files: v.array(PreviewFile),
  stations: v.array(PreviewStation),
  /** Of what was read for the preview. */
  reading: LogReading,
  timeSpan: v.optional(v.object({ from: v.number(), to: v.number() })),
  /** All of it was read, not only its beginning. */
  whole: v.boolean(),
  rows: v.array(PreviewRow),
  rowCount: v.number(),
});
export type LogPreview = v.InferOutput<typeof LogPreview>;

/** Lines of a log around an entry that was read from it. */
export const SourceLines = v.object({
  file: v.string(),
  lines: v.array(v.object({
    /** From 1. */
    number: v.number(),
    text: v.string(),
    /** The part of `text` that is the entry's. */
    mark: v.optional(v.tuple([Index, Index])),
    /** Only a part of the line is in `text`. */
    clipped: v.optional(v.literal(true)),
  })),
});
export type SourceLines = v.InferOutput<typeof SourceLines>;
