/** What is known of a transaction's sequence numbers. */
export interface Sequence {
  readonly lastSeqNo?: number;
  /** Numbers that never came, ascending. */
  readonly missingSeqNos: readonly number[];
}

/** A gap longer than this is a fault of the numbers, not that many lost messages; only its beginning is listed. */
const LONGEST_GAP = 100;

/**
 * Takes in the number of a TransactionEvent. Numbers begin at 0 with Started and have no gaps (E01.FR.07); a log that
 * begins in the middle of a transaction has lost nothing.
 */
export function nextSequence(sequence: Sequence, seqNo: number | undefined, isStart: boolean): Sequence {
  if (seqNo === undefined) return sequence;
  const { lastSeqNo, missingSeqNos } = sequence;
  const expected = lastSeqNo === undefined ? (isStart ? 0 : seqNo) : lastSeqNo + 1;
  if (seqNo < expected) return { lastSeqNo, missingSeqNos: missingSeqNos.filter((missing) => missing !== seqNo) };
  const gap = Array.from({ length: Math.min(seqNo - expected, LONGEST_GAP) }, (_, at) => expected + at);
  return { lastSeqNo: seqNo, missingSeqNos: gap.length === 0 ? missingSeqNos : [...missingSeqNos, ...gap].slice(-LONGEST_GAP) };
}
