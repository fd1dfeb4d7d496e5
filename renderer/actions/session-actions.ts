import { IconBroadcast, IconBroadcastOff, IconBuildingBroadcastTower, IconCopy, IconPlayerPlay, IconPlugConnectedX, IconRobot } from '@tabler/icons-react';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { notify, notifyError } from '../stores/notices';
import { useShell } from '../stores/shell';
import { useStartForms } from '../stores/start-forms';
import { copyText } from '../ui/copy';
import { orNotify, startCsms, stopCsms, watchSession } from './operations';
import type { Action } from './registry';

const notRunning = (): string | undefined => (useCsms.getState().state?.running === undefined ? 'The CSMS is not running.' : undefined);

export const sessionActions: readonly Action[] = [
  {
    id: 'session.watch', title: 'Watch a charging session', group: 'Session', keywords: 'demo example start', icon: IconPlayerPlay,
    run: () => orNotify(watchSession(useStartForms.getState().demoVersion)),
  },
  ...OCPP_VERSIONS.map((version): Action => ({
    id: `session.watch.${version}`, title: `Watch a charging session in OCPP ${version}`, group: 'Session', keywords: 'demo example', icon: IconPlayerPlay, run: () => orNotify(watchSession(version)),
  })),
  {
    id: 'csms.start', title: 'Start the CSMS', group: 'CSMS', keywords: 'host server listen', icon: IconBroadcast,
    blocked: () => (useCsms.getState().state?.running === undefined ? undefined : 'The CSMS is running already.'),
    run: () => orNotify(startCsms(undefined)),
  },
  { id: 'csms.stop', title: 'Stop the CSMS', group: 'CSMS', icon: IconBroadcastOff, blocked: notRunning, run: () => orNotify(stopCsms()) },
  { id: 'csms.show', title: 'Show the CSMS and its addresses', group: 'CSMS', keywords: 'url qr address port settings', icon: IconBuildingBroadcastTower, run: () => useShell.getState().setCsmsOpen(true) },
  {
    id: 'csms.copy-url', title: 'Copy the URL of the CSMS', group: 'CSMS', keywords: 'address', icon: IconCopy, blocked: notRunning,
    run: async () => {
      const reachable = useCsms.getState().state?.reachable ?? [];
      const best = reachable.find(({ loopback }) => !loopback) ?? reachable[0];
      if (best === undefined) notify('info', 'This machine has no address at which the CSMS can be reached.');
      else await copyText(best.url, best.url);
    },
  },
  { id: 'simulator.new', title: 'Simulate a station…', group: 'Simulator', keywords: 'charge point new add', icon: IconRobot, run: () => useShell.getState().goTo('start') },
];

/** One for each station that is connected to the CSMS. */
export function disconnectActions(): readonly Action[] {
  return (useCsms.getState().state?.stations ?? []).filter(({ connected }) => connected).map(({ id }): Action => ({
    id: `csms.disconnect:${id}`, title: `Disconnect ${id}`, group: 'CSMS', keywords: 'close', icon: IconPlugConnectedX,
    run: async () => {
      const reply = await call('csms.disconnect', { station: id });
      if (!reply.ok) notifyError(reply.error);
    },
  }));
}
