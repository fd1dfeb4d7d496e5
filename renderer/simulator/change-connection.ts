import type { StationConfig } from '../../shared/station/api';
import { call } from '../host/host';
import { faultyField } from '../start/faulty-field';
import { securityProfileOf } from '../start/security-profiles';
import { notifyError } from '../stores/notices';
import { useShell } from '../stores/shell';
import { useStartForms } from '../stores/start-forms';

/**
 * Takes a station that never got to its CSMS away, and opens the start page with what was said of it, to be put right.
 *
 * @param why it did not get there, a sentence
 */
export async function changeConnection(config: StationConfig, why: string): Promise<void> {
  const reply = await call('stations.remove', { id: config.id });
  if (!reply.ok) {
    notifyError(reply.error);
    return;
  }
  const connectors = config.evses[0]?.connectors ?? [];
  const security = securityProfileOf(String(config.securityProfile)) ?? '0';
  useStartForms.getState().setStation({
    url: config.url, id: config.id, version: config.version, evses: config.evses.length, connectors: Math.max(1, connectors.length),
    ...(connectors[0] === undefined ? {} : { connectorType: connectors[0].type }),
    security,
    password: config.password ?? '', ca: config.ca ?? '', certificate: config.clientCertificate?.cert ?? '', key: config.clientCertificate?.key ?? '',
  });
  const field = faultyField(why, security);
  useStartForms.getState().failStation(field, why);
  useShell.getState().goTo('start');
  // The form stands after this turn.
  requestAnimationFrame(() => document.getElementById(`station-${field}`)?.focus());
}
