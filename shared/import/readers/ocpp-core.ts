import { contextOf } from '../line-context';
import { textLog } from '../text-log';

/**
 * OCPP.Core's log, on a console or in a file: a line `trce: OCPPMiddleware.OCPP16[0] @ 2023-11-28T20:40:22.2810000+01:00`, below
 * it `OCPPMiddleware.OCPP16 => SendOcppMessage: [3,…`. It is the CSMS that writes, and it logs what it sends; of what it
 * receives only the type, id and action, unless it is no message.
 */
export const ocppCore = textLog({
  id: 'ocpp-core',
  title: 'OCPP.Core',
  line: /OCPPMiddleware[.\w]{0,60} => /,
  isRecord: (line) => /^(?:\d|(?:trce|dbug|info|warn|fail|crit): )/.test(line),
  context: (before) => {
    const said = contextOf(before);
    return /=> SendOcpp\w{0,20}: $/.test(before) ? { ...said, way: 'down' } : /\.Receive\d{2} => /.test(before) ? { ...said, way: 'up' } : said;
  },
});
