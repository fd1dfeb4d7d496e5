import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { RateUnit } from '../../shared/smart-charging/model';
import type { StationState } from '../../shared/state/model';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { notify, notifyError } from '../stores/notices';

interface Props {
  readonly station: StationState;
  readonly evse: number;
  readonly unit: RateUnit;
  /** Seconds to ask for. */
  readonly seconds: number;
}

/** Asks the station what it makes of its profiles (GetCompositeSchedule). */
export function AskComposite({ station, evse, unit, seconds }: Props) {
  const [busy, setBusy] = useState(false);
  const ours = useCsms((state) => state.state?.stations.some((other) => other.id === station.id && other.connected) ?? false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const payload = { ...(station.version === '1.6' ? { connectorId: evse } : { evseId: evse }), duration: seconds, chargingRateUnit: unit };
    const reply = await call('send.call', { target: { side: 'csms', station: station.id }, action: 'GetCompositeSchedule', payload });
    setBusy(false);
    if (!reply.ok) notifyError(reply.error);
    else if (reply.value.kind === 'error') notify('error', `${station.id} answered GetCompositeSchedule with ${reply.value.code}: ${reply.value.description || 'no description'}.`);
    else if (reply.value.kind !== 'result') notify('error', `${station.id} did not answer GetCompositeSchedule.`);
    else if (reply.value.payload['status'] !== 'Accepted') notify('error', `${station.id} answered GetCompositeSchedule with ${String(reply.value.payload['status'])}.`);
  };
  return (
    <Button leftSection={<IconHelpCircle size={13} />} loading={busy} disabled={!ours} title={ours ? 'GetCompositeSchedule' : `${station.id} is not connected to the CSMS of this workbench.`} onClick={() => void ask()}>
      Ask the station
    </Button>
  );
}
