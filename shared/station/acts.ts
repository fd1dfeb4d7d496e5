import type { ActResult, StationAct } from './api';
import { MOST_ADDITIONAL_INFO } from './blocks/authorization';
import { batteryIn, batteryOut, stockBattery, swapByCard, swaps } from './blocks/battery-swap';
import { presentToken, refusal, rejectTariff } from './blocks/card-reader';
import { requestContract } from './blocks/contract-installation';
import { setStoreBroken } from './blocks/root-certificates';
import { changeNeeds } from './blocks/ev-talk';
import { clearExternalLimit, setExternalLimit } from './blocks/external-limits';
import { setGrid } from './blocks/grid';
import { pressPriority } from './blocks/priority-charging';
import { breakLock } from './blocks/lock-failure';
import { breakConnector, emergencyStop, mendLock, repairConnector, setDoor } from './blocks/faults';
import { pauseDownload, resumeDownload } from './blocks/firmware';
import { setLimit, stopByCar } from './blocks/limits';
import { enterBay, leaveBay } from './blocks/parking-bay';
import { cancelPayment, payByCard } from './blocks/pay-by-card';
import { greetCar } from './blocks/plug-and-charge';
import { plugIn, setSuspended, unplug } from './blocks/plug';
import { releaseReading, setReading } from './blocks/readings';
import { restartHere } from './blocks/reset';
import { losePower, restorePower, setNetwork } from './blocks/power';
import { causeSecurityEvent } from './blocks/security';
import { renewByHand } from './blocks/station-certificate';
import { withdraw } from './blocks/transactions';
import type { StationCore } from './core/core';
import type { Evse } from './core/evse';
import type { Connector } from './hardware/connector';
import type { IdToken } from './words';
import { connectorNumber } from './v16/connectors';
import type { SensorPlace } from './hardware/sensors';
import { closeStreamOf } from './v2x/monitoring/streams';

/** Does what a person does at the station, and records it. */
export function perform(core: StationCore, act: StationAct): ActResult {
  if (!core.running) return no('The station is not running; start it first.');
  const entry = core.ports.recorder.event(core.link.session?.id ?? 0, 'person', { station: core.config.id, ...recorded(act), ...numberIn16(core, act) });
  core.diary.add(core.now, `at the station: ${act.kind}`);
  const result = inWordsOf(core, dispatch(core, act));
  if (!result.ok) core.note(`Not possible (entry ${entry}): ${result.message}`);
  core.changed();
  return result;
}

/** Who uses 1.6 knows no EVSEs: what was done there is told by the connector's number. */
function numberIn16(core: StationCore, act: StationAct): { readonly connectorId?: number } {
  if (core.config.version !== '1.6' || !('evse' in act) || act.evse === undefined) return {};
  const evse = core.evse(act.evse);
  return evse ? { connectorId: connectorNumber(core, evse, 'connector' in act ? (act.connector ?? 1) : 1) } : {};
}

/** In 1.6 a refusal names connectors too. */
function inWordsOf(core: StationCore, result: ActResult): ActResult {
  if (result.ok || core.config.version !== '1.6') return result;
  const message = result.message.replaceAll(/EVSE (\d+)/g, (_, id: string, at: number) => {
    const evse = core.evse(Number(id));
    return `${at === 0 ? 'Connector' : 'connector'} ${evse ? connectorNumber(core, evse, 1) : id}`;
  });
  return { ok: false, message };
}

function dispatch(core: StationCore, act: StationAct): ActResult {
  switch (act.kind) {
    case 'plug-in': return atConnector(core, act, (evse, connector) => {
      const result = plugIn(core, evse, connector, act.ev, act.cable);
      if (result.ok) greetCar(core, evse);
      return result;
    });
    case 'enter-bay': return atEvse(core, act.evse, (evse) => enterBay(core, evse));
    case 'leave-bay': return atEvse(core, act.evse, (evse) => leaveBay(core, evse));
    case 'unplug': return atConnector(core, act, (evse, connector) => unplug(core, evse, connector));
    case 'present-token': return swaps(core) ? swap(core, tokenOf(core, act)) : presentToken(core, tokenOf(core, act), act.evse);
    case 'enter-code': return presentToken(core, { idToken: act.code, type: core.config.version === '1.6' ? '' : 'KeyCode' }, act.evse);
    case 'press-start': return atEvse(core, act.evse, (evse) => pressStart(core, evse));
    case 'press-stop': return atEvse(core, act.evse, (evse) => pressStop(core, evse));
    case 'emergency-stop': return atEvse(core, act.evse, (evse) => emergencyStop(core, evse));
    case 'pay-by-card': return atEvse(core, act.evse, (evse) => payByCard(core, evse, act));
    case 'cancel-payment': return atEvse(core, act.evse, (evse) => cancelPayment(core, evse));
    case 'reject-tariff': return atEvse(core, act.evse, (evse) => rejectTariff(core, evse));
    case 'set-limit': return atEvse(core, act.evse, (evse) => setLimit(core, evse, act.limit, act.amount));
    case 'ev-needs': return atEvse(core, act.evse, (evse) => changeNeeds(core, evse, act));
    case 'priority-charging': return atEvse(core, act.evse, (evse) => pressPriority(core, evse, act.on));
    case 'set-grid': return setGrid(core, act);
    case 'set-external-limit': return setExternalLimit(core, act);
    case 'clear-external-limit': return clearExternalLimit(core, act.source, act.evse);
    case 'ev-stop': return atEvse(core, act.evse, (evse) => stopByCar(core, evse));
    case 'ev-suspend': return atEvse(core, act.evse, (evse) => setSuspended(core, evse, true));
    case 'ev-resume': return atEvse(core, act.evse, (evse) => setSuspended(core, evse, false));
    case 'fault': return atConnector(core, act, (evse, connector) => breakConnector(core, evse, connector, act.code));
    case 'clear-fault': return atConnector(core, act, (evse, connector) => repairConnector(core, evse, connector));
    case 'break-lock': return atConnector(core, act, (evse, connector) => breakLock(core, evse, connector));
    case 'mend-lock': return atConnector(core, act, (evse, connector) => mendLock(core, evse, connector));
    case 'restart': return restart(core, act.watchdog === true);
    case 'security-event': return causeSecurityEvent(core, act.type, act.info);
    case 'renew-certificate': return renewByHand(core);
    case 'break-store': return setStoreBroken(core, true);
    case 'mend-store': return setStoreBroken(core, false);
    case 'request-contract': return atEvse(core, act.evse, (evse) => requestContract(core, evse, act));
    case 'stock-battery': return atEvse(core, act.evse, (evse) => stockBattery(core, evse, act));
    case 'battery-in': return atEvse(core, act.evse, (evse) => batteryIn(core, evse, act));
    case 'battery-out': return atEvse(core, act.evse, (evse) => batteryOut(core, evse));
    case 'set-reading': return setReading(core, act.sensor, placeOf(act), act.value);
    case 'release-reading': return releaseReading(core, act.sensor, placeOf(act));
    case 'close-event-stream': return closeStreamOf(core, act.monitor) ? { ok: true } : no(`Monitor ${act.monitor} has no event stream.`);
    case 'pause-download': return pauseDownload(core);
    case 'resume-download': return resumeDownload(core);
    case 'open-door': return setDoor(core, true);
    case 'close-door': return setDoor(core, false);
    case 'power-loss': return losePower(core);
    case 'power-restore': return restorePower(core);
    case 'connection-loss': return setNetwork(core, false);
    case 'connection-restore': return setNetwork(core, true);
    // A scenario that somebody wrote may name anything.
    default: return no(`There is no act "${(act as { readonly kind: string }).kind}".`);
  }
}

function placeOf({ evse, connector }: SensorPlace): SensorPlace {
  return { ...(evse === undefined ? {} : { evse }), ...(connector === undefined ? {} : { connector }) };
}

/** A code is not written down (C04.FR.04). */
function recorded(act: StationAct): StationAct {
  if (act.kind === 'enter-code') return { ...act, code: '****' };
  return act.kind === 'present-token' && act.type === 'KeyCode' ? { ...act, idToken: '****' } : act;
}

function tokenOf(core: StationCore, { idToken, type, additionalInfo }: Extract<StationAct, { kind: 'present-token' }>): IdToken {
  return { idToken, type: type ?? defaultType(core), ...(additionalInfo ? { additionalInfo: additionalInfo.slice(0, MOST_ADDITIONAL_INFO) } : {}) };
}

/** At a station that swaps batteries a card is for that. */
function swap(core: StationCore, token: IdToken): ActResult {
  const refused = refusal(core);
  if (refused !== undefined) return no(refused);
  void swapByCard(core, token);
  return { ok: true };
}

/** The start button needs no card (C02), which 1.6 has no way to say. */
function pressStart(core: StationCore, evse: Evse): ActResult {
  if (core.config.version === '1.6') return no('OCPP 1.6 knows no start without an idTag; present a card.');
  if (evse.authorization) return no(`EVSE ${evse.id} is in use already.`);
  return presentToken(core, { idToken: '', type: 'NoAuthorization' }, evse.id);
}

function restart(core: StationCore, watchdog: boolean): ActResult {
  if (!core.powered) return no('The station has no power.');
  if (core.rebooting) return no('The station is starting again already.');
  restartHere(core, watchdog ? 'Watchdog' : 'LocalReset');
  return { ok: true };
}

function pressStop(core: StationCore, evse: Evse): ActResult {
  if (!core.powered) return no('The station has no power.');
  if (!evse.authorization) return no(`Nothing runs at EVSE ${evse.id}.`);
  withdraw(core, evse, { trigger: 'StopAuthorized', reason: 'Local' });
  return { ok: true };
}

function atEvse(core: StationCore, id: number, run: (evse: Evse) => ActResult): ActResult {
  const evse = core.evse(id);
  return evse ? run(evse) : no(`There is no EVSE ${id}; this station has ${core.evses.length}.`);
}

function atConnector(core: StationCore, place: { evse: number; connector: number }, run: (evse: Evse, connector: Connector) => ActResult): ActResult {
  return atEvse(core, place.evse, (evse) => {
    const connector = evse.connector(place.connector);
    return connector ? run(evse, connector) : no(`EVSE ${evse.id} has no connector ${place.connector}; it has ${evse.path.connectors.length}.`);
  });
}

function defaultType(core: StationCore): string {
  return core.config.version === '1.6' ? '' : 'ISO14443';
}

function no(message: string): ActResult {
  return { ok: false, message };
}
