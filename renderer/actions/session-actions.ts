import { IconBroadcast, IconBroadcastOff, IconBuildingBroadcastTower, IconCopy, IconCreditCardPay, IconListCheck, IconPlayerPlay, IconPlugConnectedX, IconRobot } from '@tabler/icons-react';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { notify, notifyError } from '../stores/notices';
import { useShell } from '../stores/shell';
import { useStartForms } from '../stores/start-forms';
import { copyText } from '../ui/copy';
import { orNotify, startCsms, stopCsms, watchSession } from './operations';
import { sendLocalList, startPaid } from '../csms/station-operations';
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

/** What can be done from the CSMS at each station that is connected to it. */
export function connectedActions(): readonly Action[] {
  const connected = (useCsms.getState().state?.stations ?? []).filter((station) => station.connected);
  return [
    ...connected.map(disconnectAction),
    ...connected.flatMap(({ id }): Action[] => (['Differential', 'Full'] as const).map((update) => ({
      id: `csms.send-list.${update}:${id}`, title: `Send the local list to ${id}, ${update === 'Full' ? 'all cards' : 'what has changed'}`, group: 'CSMS', keywords: 'SendLocalList authorization', icon: IconListCheck,
      run: async () => notify('info', await sendLocalList(id, update)),
    }))),
    ...connected.map(({ id }): Action => ({
      id: `csms.start-paid:${id}`, title: `Start at ${id} for who has paid`, group: 'CSMS', keywords: 'payment terminal remote start', icon: IconCreditCardPay,
      run: async () => notify('info', await startPaid(id, 1)),
    })),
  ];
}

function disconnectAction({ id }: { readonly id: string }): Action {
  return {
    id: `csms.disconnect:${id}`, title: `Disconnect ${id}`, group: 'CSMS', keywords: 'close', icon: IconPlugConnectedX,
    run: async () => {
      const reply = await call('csms.disconnect', { station: id });
      if (!reply.ok) notifyError(reply.error);
    },
  };
}
