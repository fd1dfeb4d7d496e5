/** A report that comes in parts (NotifyReport and its like): which parts are there, and whether the last one is. */
export interface ReportProgress {
  readonly requestId: number;
  /** The message that brings it. */
  readonly action: string;
  parts: number;
  /** Highest seqNo so far; -1 before the first part. Parts without seqNo are counted. */
  lastSeqNo: number;
  missingSeqNos: number[];
  /** Set when the part came that says nothing follows. */
  ended: boolean;
  /** Text that the parts bring, joined (NotifyCustomerInformation). */
  text: string;
}

const KEPT = 20;

/** The reports of one station, newest last. */
export class ReportAssembly {
  readonly #reports: ReportProgress[] = [];

  /**
   * Adds a part.
   *
   * @param seqNo from 0; undefined where the message has none
   * @param more `tbc`: another part follows
   */
  add(action: string, requestId: number, seqNo: number | undefined, more: boolean, text = ''): ReportProgress {
    const report = this.#current(action, requestId, seqNo);
    const number = seqNo ?? report.parts;
    report.parts += 1;
    report.text += text;
    if (number > report.lastSeqNo) {
      for (let missing = Math.max(report.lastSeqNo + 1, number - 100); missing < number; missing += 1) report.missingSeqNos.push(missing);
      report.lastSeqNo = number;
    } else {
      report.missingSeqNos = report.missingSeqNos.filter((missing) => missing !== number);
    }
    if (!more) report.ended = true;
    return report;
  }

  get(action: string, requestId: number): ReportProgress | undefined {
    return this.#reports.findLast((report) => report.action === action && report.requestId === requestId);
  }

  all(): readonly ReportProgress[] {
    return this.#reports;
  }

  /** A request id that is used again after its report was complete begins a new report. */
  #current(action: string, requestId: number, seqNo: number | undefined): ReportProgress {
    const known = this.get(action, requestId);
    const again = known !== undefined && isComplete(known) && (seqNo ?? 0) === 0;
    if (known && !again) return known;
    const report: ReportProgress = { requestId, action, parts: 0, lastSeqNo: -1, missingSeqNos: [], ended: false, text: '' };
    this.#reports.push(report);
    if (this.#reports.length > KEPT) this.#reports.shift();
    return report;
  }
}

/** True when the last part has come and none before it is missing. */
export function isComplete(report: ReportProgress): boolean {
  return report.ended && report.missingSeqNos.length === 0;
}
