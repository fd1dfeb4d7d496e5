import { contextOf } from '../line-context';
import { textLog } from '../text-log';

/** MicroOcpp's serial output: `[MO] Send: [2,…`, `[MO] Recv: [3,…`, often behind the terminal's time. A station writes it. */
export const microOcpp = textLog({
  id: 'micro-ocpp',
  title: 'MicroOcpp',
  line: /\[(?:MO|AO|OCPP)\] (?:Send|Recv):\s*$/,
  isRecord: (line) => /\[(?:MO|AO|OCPP)\]/.test(line),
  context: (before) => {
    const said = contextOf(before);
    if (/Send:\s*$/.test(before)) return { ...said, way: 'up' };
    return /Recv:\s*$/.test(before) ? { ...said, way: 'down' } : said;
  },
});
