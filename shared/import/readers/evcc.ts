import { textLog } from '../text-log';

/** evcc's trace: `[ocpp  ] TRACE 2026/07/23 10:21:46 recv CP1: [2,…`, in Docker behind `evcc  | `. It is the CSMS that writes. */
export const evcc = textLog({
  id: 'evcc',
  title: 'evcc',
  line: /\[ocpp\s*\]\s+TRACE\s+\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\s+(?:send|recv)\s+\S+:\s*$/,
  isRecord: (line) => /^\s*(?:\S+\s+\|\s+)?\[[\w-]+\s*\]\s+(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s/.test(line),
});
