import { contextOf, type LineContext } from '../line-context';
import { textLog } from '../text-log';

/**
 * The Python library `ocpp` of The Mobility House, by itself and in Home Assistant: `INFO:ocpp:CP_1: send [2,…`,
 * `2021-03-17 20:23:00 INFO (MainThread) [ocpp] CP_1: receive message [3,…`. Stations and CSMSs are built with it.
 * The library below it, `websockets`, logs the same messages shortened; they count only where there are no others.
 */
export const mobilityhouse = textLog({
  id: 'mobilityhouse',
  title: 'mobilityhouse/ocpp, Home Assistant',
  line: /(?:\bocpp\]?:?\s{0,5}|:ocpp:|^|\s)[^\s:]{1,60}: (?:send|receive)(?: message)?\s*$/,
  context: (before, after) => ({ ...contextOf(before, after), ...stationBefore(before) }),
  repeats: /\[?websockets[\w.:]{0,30}\]?\s{0,3}:?\s{0,3}(?:(?:server|client) )?[<>] (?:(?:TEXT|BINARY) |Frame\()/,
  isRecord: (line) => /^\s*(?:\d{4}-\d\d-\d\d[ T]\d\d:|(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)[: ])/.test(line),
});

/** Whatever name stands before the colon is the station's: Home Assistant calls it `charger` until somebody gives it another. */
function stationBefore(before: string): LineContext {
  const name = /(?:\[ocpp\]\s{1,5}|:ocpp:)([^\s:]{1,60}): (?:send|receive)(?: message)?\s*$/.exec(before)?.[1];
  return name === undefined ? {} : { station: name };
}
