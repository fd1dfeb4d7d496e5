import { textLog } from '../text-log';

/**
 * SteVe's log (WebSocketLogger): `[INFO ] 2024-02-26 09:10:45,446 …WebSocketLogger - [chargeBoxId=CP1, sessionId=…]
 * Received: [2,…`. It is the CSMS that writes.
 */
export const steve = textLog({
  id: 'steve',
  title: 'SteVe',
  line: /\[chargeBoxId=[^,\]]*,\s*sessionId=[^\]]*\]\s*(?:Received|Sending)(?: message)?:\s*$/,
});
