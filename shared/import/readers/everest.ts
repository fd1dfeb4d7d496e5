import { contextOf, type LineContext } from '../line-context';
import { textLog } from '../text-log';

/**
 * EVerest's message log (libocpp): a line `2025-09-10T19:19:56.309Z: ChargePoint>CentralSystem BootNotification`, below
 * it the frame, and a blank line; in the raw log the frame stands on that line. The station writes it.
 */
export const everest = textLog({
  id: 'everest',
  title: 'EVerest (libocpp)',
  line: /:\s*(?:ChargePoint|CentralSystem)>(?:ChargePoint|CentralSystem)\b/,
  headline: true,
  isRecord: (line) => /^\S+: \w+>\w*\b/.test(line),
});

/** EVerest's console: `… [INFO] ocpp:OCPP201 :: ChargePoint: [2,…`, the origin in colours. */
export const everestConsole = textLog({
  id: 'everest-console',
  title: 'EVerest, console',
  line: /:: (?:#033\[[\d;]{1,8}m|\[[\d;]{1,8}m)?(?:ChargePoint|CentralSystem): $/,
  isRecord: (line) => /\[(?:VERB|DEBG|INFO|WARN|ERRO|CRIT)\]/.test(line),
  context: (before): LineContext => {
    const origin = /(ChargePoint|CentralSystem): $/.exec(before)?.[1];
    const version = /ocpp:OCPP(201|16|21)?/.exec(before)?.[1];
    return {
      ...contextOf(before), ...(origin === undefined ? {} : { way: origin === 'ChargePoint' ? ('up' as const) : ('down' as const) }),
      ...(version === '16' ? { version: '1.6' as const } : {}),
    };
  },
});
