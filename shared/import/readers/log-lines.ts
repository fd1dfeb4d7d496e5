import { textLog } from '../text-log';

/** Frames in lines of whatever log. Every text that holds a frame can be read by it, so it is the last to be asked. */
export const logLines = { ...textLog({ id: 'log-lines', title: 'Frames in log lines', line: /\S/ }), detect: (head: { readonly text: string }) => (/\[\s*"?[2-6]"?\s*,/.test(head.text) ? 0.2 : 0) };
