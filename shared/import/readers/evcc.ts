import { textLog } from '../text-log';

/** evcc's trace: `[ocpp  ] TRACE 2026/07/23 10:21:46 recv CP1: [2,…`, in Docker behind `evcc  | `, in older ones `sent JSON message to CP1: `. It is the CSMS that writes. */
export const evcc = textLog({
  id: 'evcc',
  title: 'evcc',
  line: /\[ocpp\s*\]\s+TRACE\s+\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\s+(?:send|recv|sent|sent JSON message to|received JSON message from)\s+\S+:\s*$/,
  isRecord: (line) => /^\s*(?:\S+\s+\|\s+|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+: )?\[[\w-]+\s*\]\s+(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s/.test(line),
});
