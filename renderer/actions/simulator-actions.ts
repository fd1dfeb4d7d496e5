import { IconBattery2, IconDoor, IconId, IconPlug, IconPlugX, IconPower, IconRouteOff, IconUrgent } from '@tabler/icons-react';
import type { StationAct, StationStatus } from '../../shared/station/api';
import { act, chargeOnce, switchPower } from '../simulator/act';
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
    of('restart', 'restart', undefined, { kind: 'restart' }, 'reboot reset button'),
    ...station.evses.flatMap((evse): Action[] => [
      of(`token.${evse.id}`, `present card at EVSE ${evse.id}`, IconId, { kind: 'present-token', evse: evse.id, idToken: useLastToken.getState().idToken, ...(station.config.version === '1.6' ? {} : { type: useLastToken.getState().type }) }, 'authorize rfid'),
      of(`start.${evse.id}`, `press start at EVSE ${evse.id}`, undefined, { kind: 'press-start', evse: evse.id }),
      of(`stop.${evse.id}`, `press stop at EVSE ${evse.id}`, undefined, { kind: 'press-stop', evse: evse.id }),
      of(`emergency.${evse.id}`, `emergency stop at EVSE ${evse.id}`, IconUrgent, { kind: 'emergency-stop', evse: evse.id }),
      of(`suspend.${evse.id}`, `EV suspends at EVSE ${evse.id}`, undefined, { kind: 'ev-suspend', evse: evse.id }),
      of(`resume.${evse.id}`, `EV resumes at EVSE ${evse.id}`, undefined, { kind: 'ev-resume', evse: evse.id }),
      ...evse.connectors.map(({ id: connector, plugged }) => of(
        `plug.${evse.id}.${connector}`, `${plugged ? 'unplug' : 'plug in'} at EVSE ${evse.id}, connector ${connector}`, plugged ? IconPlugX : IconPlug,
        { kind: plugged ? 'unplug' : 'plug-in', evse: evse.id, connector }, 'cable',
      )),
      // A captive cable has no lock.
      ...evse.connectors.filter(({ type }) => !type.startsWith('c')).flatMap(({ id: connector }): Action[] => [
        of(`break-lock.${evse.id}.${connector}`, `lock jams at EVSE ${evse.id}, connector ${connector}`, undefined, { kind: 'break-lock', evse: evse.id, connector }, 'lock failure'),
        of(`mend-lock.${evse.id}.${connector}`, `lock is mended at EVSE ${evse.id}, connector ${connector}`, undefined, { kind: 'mend-lock', evse: evse.id, connector }, 'lock failure'),
      ]),
    ]),
  ];
}
