import { framesInLines } from '../frames-in-lines';
import type { Reader } from '../model';
import { sourceLines } from '../source-lines';
import { textLog } from '../text-log';

const general = textLog({ id: 'log-lines', title: 'Frames in log lines', line: /\S/, inParts: true });

/** Frames in lines of whatever log. Every text that holds a frame can be read by it, so it is the last to be asked. */
export const logLines: Reader = {
  ...general,
  detect: ({ text }) => {
    if (!text.includes('[')) return 0;
    for (const { kind } of framesInLines(sourceLines(text))) if (kind === 'frame') return 0.2;
    return 0;
  },
};
