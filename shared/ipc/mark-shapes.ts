import * as v from 'valibot';
import { MARK_COLOURS } from '../journal/marks';
import { Index, RowType } from './shapes';

export const MarkColour = v.picklist(MARK_COLOURS);
export type MarkColour = v.InferOutput<typeof MarkColour>;

/** An entry that a person set a mark or a note at, with what names it. */
export const MarkedEntry = v.object({
  index: Index,
  /** ms since 1970. */
  wall: v.number(),
  station: v.string(),
  direction: v.optional(v.picklist(['up', 'down'])),
  type: RowType,
  action: v.optional(v.string()),
  colour: v.optional(MarkColour),
  note: v.optional(v.string()),
});
export type MarkedEntry = v.InferOutput<typeof MarkedEntry>;
