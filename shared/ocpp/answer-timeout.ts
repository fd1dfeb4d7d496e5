/** After so long without an answer, whoever reads along takes a request for lost and the next one for allowed, ms; a side's own timeout is not on the wire. */
export const ANSWER_TIMEOUT_MS = 25_000;
