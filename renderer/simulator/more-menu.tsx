import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Fragment } from 'react';
import { MenuButton } from '../ui/menu-button';
import { begin, placeWords } from './act-dialog-store';
import type { ActPlace } from './act-form';
import { actsAt } from './act-table';

/** Everything else that can be done at a place, and at the connectors of an EVSE. */
export function MoreMenu({ place }: { readonly place: ActPlace }) {
  const { station, evse } = place;
  const places: readonly ActPlace[] = evse === undefined ? [place] : [place, ...evse.connectors.map((connector) => ({ station, evse, connector }))];
  const several = (evse?.connectors.length ?? 0) > 1;
  const offered = places.flatMap((at) => actsAt(at).map((one) => ({ ...one, at })));
  const groups = Map.groupBy(offered, ({ form }) => form.group);
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {evse === undefined
          ? <Button leftSection={<IconDots size={14} />} aria-label={`More at ${station.config.id}`}>More</Button>
          : <MenuButton label={`More${placeWords(place)}`} icon={<IconDots size={15} />} />}
      </Menu.Target>
      <Menu.Dropdown>
        {[...groups].map(([group, acts]) => (
          <Fragment key={group}>
            <Menu.Label>{group}</Menu.Label>
            {acts.map(({ at, ...one }) => {
              const Icon = one.form.icon;
              return (
                <Menu.Item key={`${one.id} ${at.connector?.id ?? ''}`} leftSection={<Icon size={14} />} onClick={() => void begin(one, at)}>
                  {several && at.connector !== undefined ? `${one.form.label} · ${at.connector.id}` : one.form.label}
                </Menu.Item>
              );
            })}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
