import { Button, Menu, NumberInput } from '@mantine/core';
import { IconBroadcast, IconCreditCardPay, IconListCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { CsmsState } from '../../shared/ipc/shapes';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { VersionBadge } from '../ui/version-badge';
import classes from './csms.module.css';
import { useFew } from '../ui/few';
import form from '../ui/form-panel.module.css';
import { disconnect, sendLocalList, startPaid } from './station-operations';

/** What the CSMS can be asked to do by itself at each station that is connected. */
export function StationActs({ stations }: { readonly stations: CsmsState['stations'] }) {
  const connected = stations.filter((station) => station.connected);
  const { shown, field } = useFew(connected, 'stations', ({ id }) => id);
  if (connected.length === 0) {
    return <EmptyState icon={<IconBroadcast size={26} stroke={1.5} />} title="No station is connected">What the CSMS can do at a station by itself is offered here.</EmptyState>;
  }
  return (
    <>
      {field}
      {shown.map(({ id, version }) => <Station key={id} id={id} version={version} />)}
    </>
  );
}

function Station({ id, version }: Pick<CsmsState['stations'][number], 'id' | 'version'>) {
  const [evse, setEvse] = useState(1);
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async (what: Promise<string>): Promise<void> => {
    setBusy(true);
    setSaid(await what);
    setBusy(false);
  };
  const place = version === '1.6' ? 'Connector' : 'EVSE';
  return (
    <section className={classes.station} aria-label={id}>
      <div className={`${form.title ?? ''} ${classes.stationHead ?? ''}`}>
        <h3 title={id}>{id}</h3>
        {version !== undefined && <VersionBadge version={version} />}
      </div>
      <div className={classes.acts}>
        <Menu position="bottom-start">
          <Menu.Target><Button loading={busy} leftSection={<IconListCheck size={14} />}>Send the local list</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void ask(sendLocalList(id, 'Differential'))}>What has changed</Menu.Item>
            <Menu.Item onClick={() => void ask(sendLocalList(id, 'Full'))}>All cards</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <span className={classes.paid}>
          <Button leftSection={<IconCreditCardPay size={14} />} disabled={busy} onClick={() => void ask(startPaid(id, evse))}>Start for who has paid</Button>
          <NumberInput aria-label={`${place} at which somebody has paid`} prefix={`${place} `} w={104} min={1} allowDecimal={false} value={evse} onChange={(value) => { if (typeof value === 'number' && value >= 1) setEvse(value); }} />
        </span>
        <IconButton label={`Disconnect ${id}`} icon={<IconPlugConnectedX size={15} />} onClick={() => void ask(disconnect(id))} />
      </div>
      <p className={classes.said} role="status">{said}</p>
    </section>
  );
}
