import { textLog } from '../text-log';

/**
 * EVerest's message log (libocpp): a line `2025-09-10T19:19:56.309Z: ChargePoint>CentralSystem BootNotification`, below
 * it the frame, and a blank line. The station writes it.
 */
export const everest = textLog({
  id: 'everest',
  title: 'EVerest (libocpp)',
  line: /:\s*(?:ChargePoint|CentralSystem)>(?:ChargePoint|CentralSystem)\b/,
  headline: true,
  isRecord: (line) => /^\S+: \w+>\w*\b/.test(line),
});
