import { textLog } from '../text-log';

/** OCPP.Core's log: `OCPPMiddleware.Receive16 => …` and `OCPPMiddleware.SendOcpp16Message => …`. It is the CSMS that writes. */
export const ocppCore = textLog({
  id: 'ocpp-core',
  title: 'OCPP.Core',
  line: /OCPPMiddleware[.\w]*\s*=>/,
});
