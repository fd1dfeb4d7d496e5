import { contextOf } from '../line-context';
import { textLog } from '../text-log';

/**
 * SAP's charging stations simulator: `debug: 9/15/2025, 6:10:11 PM CS-1 | …internalSendMessage: >> Command 'Heartbeat' sent
 * request payload: [2,…`. The station writes it.
 */
export const sapSimulator = textLog({
  id: 'sap-simulator',
  title: 'SAP charging stations simulator',
  line: /(?:>>|<<) Command '[^']*' (?:sent|received) (?:request|response|error) payload: $/,
  context: (before) => {
    const said = contextOf(before);
    const station = /\s(\S+) \|/.exec(before)?.[1];
    const way = /(>>|<<) Command/.exec(before)?.[1];
    return { ...said, ...(station === undefined ? {} : { station }), ...(way === '>>' ? { way: 'up' as const } : way === '<<' ? { way: 'down' as const } : {}) };
  },
  isRecord: (line) => /^(?:error|warn|info|debug|verbose): /.test(line),
});
