/**
 * How one check ended, in tests. `output` is what the runner printed, `note` what to say beside the numbers.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, output: string, note?: string }} Tally
 */

/** @returns {Tally} */
export const tally = (passed, failed, skipped, output, note) => ({ passed, failed, skipped, output, ...(note ? { note } : {}) });

/** A runner that left no report counts as one failure, whatever it printed. @returns {Tally} */
export const noReport = (what, result) =>
  tally(0, 1, 0, `${result.output.trimEnd()}\n${what} ${result.timedOut ? 'took too long and was stopped' : `ended with ${result.signal ?? `exit code ${result.code}`}`} and left no report.`);

/** A check in which every finding is a failure and a clean run is one passed test. @returns {Tally} */
export const findings = (count, output, note) => (count === 0 ? tally(1, 0, 0, output, note) : tally(0, count, 0, output, note));

/** @param {readonly Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tally(
    tallies.reduce((n, each) => n + each.passed, 0),
    tallies.reduce((n, each) => n + each.failed, 0),
    tallies.reduce((n, each) => n + each.skipped, 0),
    tallies.map((each) => each.output).filter(Boolean).join('\n'),
    tallies.map((each) => each.note).filter(Boolean).join('; '),
  );

/** The numbers as the closing line of the whole run gives them. */
export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
