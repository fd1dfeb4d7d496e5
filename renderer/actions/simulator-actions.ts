import { IconBattery2, IconDoor, IconId, IconPlug, IconPlugX, IconPower, IconRouteOff, IconUrgent } from '@tabler/icons-react';
import type { EvseStatus, StationAct, StationStatus } from '../../shared/station/api';
import { act, chargeOnce, switchPower } from '../simulator/act';
import { begin, placeWords } from '../simulator/act-dialog-store';
import type { ActPlace } from '../simulator/act-form';
import { actsAt } from '../simulator/act-table';
import { useLastToken } from '../simulator/last-token';
import { notify } from '../stores/notices';
import { usePanels } from '../stores/panels';
import { useSimulated } from '../stores/simulated';
import type { Action } from './registry';

/** Everything that can be done at each simulated station. */
export function simulatorActions(): readonly Action[] {
  return useSimulated.getState().stations.flatMap(actionsOf);
}

function actionsOf(station: StationStatus): readonly Action[] {
  const { id } = station.config;
  const of = (name: string, title: string, icon: Action['icon'], what: StationAct, keywords?: string): Action => ({
    id: `simulator.${name}:${id}`, title: `${id}: ${title}`, group: 'Simulator',
    ...(icon === undefined ? {} : { icon }), ...(keywords === undefined ? {} : { keywords }),
    run: async () => {
      useSimulated.getState().choose(id);
      usePanels.getState().show('simulator');
      await act(id, what);
    },
  });
  const offline = station.link === 'offline';
  const at = (evse: EvseStatus): string => placeWords({ station, evse });
  return [
    {
      id: `simulator.charge:${id}`, title: `${id}: charge once`, group: 'Simulator', keywords: 'session transaction', icon: IconBattery2,
      run: async () => {
        const result = await chargeOnce(id, 1);
        notify(result.ok ? 'ok' : 'error', result.message);
      },
    },
    {
      id: `simulator.power:${id}`, title: `${id}: switch ${station.running ? 'off' : 'on'}`, group: 'Simulator', icon: IconPower,
      run: () => switchPower(id, !station.running),
    },
    of('power-loss', station.powered ? 'power loss' : 'power returns', IconPower, { kind: station.powered ? 'power-loss' : 'power-restore' }),
    of('connection-loss', offline ? 'connection returns' : 'connection loss', IconRouteOff, { kind: offline ? 'connection-restore' : 'connection-loss' }, 'offline network'),
    of('door', station.doorOpen ? 'close door' : 'open door', IconDoor, { kind: station.doorOpen ? 'close-door' : 'open-door' }),
    ...station.evses.flatMap((evse): Action[] => [
      of(`token.${evse.id}`, `present card${at(evse)}`, IconId, { kind: 'present-token', evse: evse.id, idToken: useLastToken.getState().idToken, ...(station.config.version === '1.6' ? {} : { type: useLastToken.getState().type }) }, 'authorize rfid'),
      of(`start.${evse.id}`, `press start${at(evse)}`, undefined, { kind: 'press-start', evse: evse.id }),
      of(`stop.${evse.id}`, `press stop${at(evse)}`, undefined, { kind: 'press-stop', evse: evse.id }),
      of(`emergency.${evse.id}`, `emergency stop${at(evse)}`, IconUrgent, { kind: 'emergency-stop', evse: evse.id }),
      of(`suspend.${evse.id}`, `EV suspends${at(evse)}`, undefined, { kind: 'ev-suspend', evse: evse.id }),
      of(`resume.${evse.id}`, `EV resumes${at(evse)}`, undefined, { kind: 'ev-resume', evse: evse.id }),
      ...evse.connectors.map(({ id: connector, plugged, ...rest }) => of(
        `plug.${evse.id}.${connector}`, `${plugged ? 'unplug' : 'plug in'}${placeWords({ station, evse, connector: { id: connector, plugged, ...rest } })}`, plugged ? IconPlugX : IconPlug,
        { kind: plugged ? 'unplug' : 'plug-in', evse: evse.id, connector }, 'cable',
      )),
    ]),
    ...moreActions(station),
  ];
}

/** What the menus of the simulator offer beside its buttons. */
function moreActions(station: StationStatus): readonly Action[] {
  const { id } = station.config;
  const places: readonly ActPlace[] = [{ station }, ...station.evses.flatMap((evse) => [{ station, evse }, ...evse.connectors.map((connector) => ({ station, evse, connector }))])];
  return places.flatMap((place) => actsAt(place).map((offered): Action => {
    const { label, icon, keywords = '' } = offered.form;
    const [first = '', ...rest] = label.replace('…', '');
    const ellipsis = label.endsWith('…') ? '…' : '';
    return {
      id: `simulator.${offered.id}.${place.evse?.id ?? 0}.${place.connector?.id ?? 0}:${id}`,
      title: `${id}: ${first.toLowerCase()}${rest.join('')}${placeWords(place)}${ellipsis}`, group: 'Simulator', keywords, icon,
      run: async () => {
        useSimulated.getState().choose(id);
        usePanels.getState().show('simulator');
        await begin(offered, place);
      },
    };
  }));
}
