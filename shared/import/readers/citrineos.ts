import { contextOf, type LineContext } from '../line-context';
import { textLog } from '../text-log';

const RECEIVED = /(?:Process Call(?:Result|Error)?|Failed to process Call message|Received message) (\S{1,64}) $/;
const SENT = /(?:Failed to send (?:callResult|callError|message)[^[]{0,80}|unable to send|retry exception|Sending message) (\S{1,64}) $/;

/**
 * CitrineOS' log for people (tslog), often behind Docker's time: `2024-06-03 18:17:22.841 DEBUG …/router.js:474 CitrineOS
 * Logger:MessageRouterImpl Process CallError cp001 [ 4, '74161e3b', …`. It is the CSMS that writes, in Node's own notation, and
 * logs only some messages; all are in its table OCPPMessages.
 */
export const citrineos = textLog({
  id: 'citrineos',
  title: 'CitrineOS',
  line: /CitrineOS[ :][^[\]{}]{1,120}\s[^[]{0,200}$/,
  isRecord: (line) => /\b(?:SILLY|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s.{0,200}CitrineOS/.test(line),
  context: (before): LineContext => {
    const own = before.slice(Math.max(0, before.search(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\s/)));
    const received = RECEIVED.exec(own)?.[1];
    const station = received ?? SENT.exec(own)?.[1];
    return { ...contextOf(own), ...(station === undefined ? {} : { station, way: received === undefined ? 'down' : 'up' }) };
  },
});
