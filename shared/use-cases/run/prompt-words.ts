import type { CsmsAct } from './stage';
import { fileOrderSentence } from './file-order-words';
import { isJsonObject, type JsonObject } from '../../ocpp/json';

type Words = (act: JsonObject) => string;

const at = (act: JsonObject): string => (act['evse'] === undefined ? '' : ` at EVSE ${said(act['evse'])}${act['connector'] === undefined ? '' : `, connector ${said(act['connector'])}`}`);

/** The car, where it matters which one it is. */
function carOf({ ev }: JsonObject): string {
  const contract = isJsonObject(ev) ? ev['contract'] : undefined;
  return isJsonObject(contract) ? ` of a car with the contract ${said(contract['emaid'])}` : '';
}

/** What a person has to do at a station that is not ours, by the act that ours would do. */
const WORDS: Readonly<Record<string, Words>> = {
  'plug-in': (act) => `Plug the cable in${at(act)}${carOf(act)}.`,
  unplug: (act) => `Unplug the cable${at(act)}.`,
  'present-token': (act) => `Present the card ${said(act['idToken'])}${at(act)}.`,
  'enter-code': (act) => `Enter the code ${said(act['code'])}${at(act)}.`,
  'press-start': (act) => `Press start${at(act)}.`,
  'press-stop': (act) => `Press stop${at(act)}.`,
  'emergency-stop': (act) => `Press the emergency stop${at(act)}.`,
  'enter-bay': (act) => `Drive the car into the parking bay${at(act)}.`,
  'leave-bay': (act) => `Drive the car out of the parking bay${at(act)}.`,
  'pay-by-card': (act) => `Pay with a bank card at the payment terminal${at(act)}${act['amount'] === undefined ? '' : `, with a card that is good for ${said(act['amount'])}`}${act['settles'] === undefined ? '' : act['settles'] === 'Rejected' ? '; see to it that the bank refuses the amount in the end' : '; see to it that the terminal does not reach the bank in the end'}.`,
  'cancel-payment': (act) => `Cancel the payment at the payment terminal${at(act)}.`,
  'reject-tariff': (act) => `Do not accept the tariff that the station shows${at(act)}.`,
  'set-limit': (act) => `Set a limit at the station${at(act)}: ${said(act['limit'])} ${said(act['amount'])}.`,
  'ev-needs': (act) => `Let the car ask for another schedule${at(act)}${act['departure'] === undefined ? '' : `; it leaves in ${said(act['departure'])} s`}${act['energy'] === undefined ? '' : `; it needs ${said(act['energy'])} Wh`}.`,
  'priority-charging': (act) => `Let the driver ${act['on'] === true ? 'ask for' : 'end'} priority charging${at(act)}.`,
  'set-grid': (act) => `Let the grid have ${[act['frequency'] === undefined ? '' : `${said(act['frequency'])} Hz`, act['load'] === undefined ? '' : `a load of ${said(act['load'])} W beside the cars`].filter((word) => word !== '').join(' and ')}.`,
  'set-external-limit': (act) => `Let ${sourceWords(act['source'])} limit the station${at(act)} to ${act['periods'] === undefined ? `${said(act['limit'])} ${said(act['unit'] ?? 'A')}` : said(act['periods'])}.`,
  'clear-external-limit': (act) => `Let ${sourceWords(act['source'])} lift the limit${at(act)}.`,
  'ev-stop': (act) => `Let the car end the charging session${at(act)}.`,
  'ev-suspend': (act) => `Let the car stop taking energy${at(act)}.`,
  'ev-resume': (act) => `Let the car take energy again${at(act)}.`,
  fault: (act) => `Cause the fault ${said(act['code'])}${at(act)}.`,
  'clear-fault': (act) => `Clear the fault${at(act)}.`,
  'break-lock': (act) => `Keep the socket from locking the plug${at(act)}, for example by holding the bolt.`,
  'mend-lock': (act) => `Let the socket lock again${at(act)}.`,
  restart: () => 'Restart the station at the station itself.',
  'security-event': (act) => `Cause the security event ${said(act['type'])} at the station.`,
  'renew-certificate': () => 'Let the station renew its certificate.',
  'break-store': () => 'Keep the station from writing to its memory for certificates.',
  'mend-store': () => 'Let the station write to its memory for certificates again.',
  'request-contract': (act) => `Let the car ask for ${act['update'] === true ? 'a new contract certificate in the place of its own' : 'a contract certificate'}${at(act)}.`,
  'stock-battery': (act) => `Put a battery${act['soc'] === undefined ? '' : ` with ${said(act['soc'])} %`} into the slot${at(act)}, as whoever looks after the station does.`,
  'battery-in': (act) => `Put the driver's empty battery into the open slot${at(act)}.`,
  'battery-out': (act) => `Take the charged battery out of the open slot${at(act)}.`,
  'pause-download': () => 'Let the station put the download of its firmware off, for something more urgent.',
  'resume-download': () => 'Let the station go on with the download of its firmware.',
  'set-reading': (act) => `Let the station's sensor of ${said(act['sensor'])} read ${said(act['value'])}${at(act)}, for example by warming it.`,
  'release-reading': (act) => `Let the station's sensor of ${said(act['sensor'])} read as usual again${at(act)}.`,
  'close-event-stream': (act) => `Let the station close the event stream of monitor ${said(act['monitor'])} by itself.`,
  'open-door': () => 'Open the station\'s door.',
  'close-door': () => 'Close the station\'s door.',
  'power-loss': () => 'Switch the station\'s power off.',
  'power-restore': () => 'Switch the station\'s power on again.',
  'connection-loss': () => 'Cut the station\'s network connection (pull the cable, or the SIM).',
  'connection-restore': () => 'Bring the station\'s network connection back.',
};

/** One sentence that tells a person what to do. */
export function actSentence(act: unknown): string {
  if (act === 'power-on') return 'Switch the station on.';
  if (act === 'power-off') return 'Switch the station off.';
  if (!isJsonObject(act)) return 'Do what the step asks for.';
  const kind = said(act['kind']);
  const words = WORDS[kind];
  if (words) return words(act);
  const rest = Object.entries(act).filter(([name]) => name !== 'kind').map(([name, value]) => `${name} ${said(value)}`);
  return `At the station: ${kind.replaceAll('-', ' ')}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}.`;
}

/** Of a chargingLimitSource. */
function sourceWords(source: unknown): string {
  if (source === 'EMS') return 'an energy management system';
  return source === 'SO' ? 'the grid operator' : 'somebody other than the CSMS';
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** One sentence that tells whoever runs a CSMS what to do there. */
export function csmsSentence(act: CsmsAct): string {
  switch (act.kind) {
    case 'send-local-list': return act.update === 'Full' ? 'Let the CSMS send the station the whole list of its tokens.' : 'Let the CSMS send the station what has changed in the list of its tokens.';
    case 'set-monitors': return `Let the CSMS set these monitors, in as many messages as the station's limits ask for: ${JSON.stringify(act.monitors)}.`;
    case 'clear-monitors': return `Let the CSMS clear the monitors ${act.ids.join(', ')}, in as many messages as the station's limits ask for.`;
    case 'forget-customer': return `Let the CSMS have the station forget the customer with the token ${act.idToken}, its Local Authorization List too.`;
    case 'start-paid': return `Let the CSMS start charging at EVSE ${act.evse} for somebody who has paid.`;
    case 'update-firmware':
    case 'publish-firmware':
    case 'request-log': return fileOrderSentence(act);
  }
}

/** What a CSMS that is not ours has to be set to, in words. */
export function setUpWords(settings: unknown): string {
  if (!isJsonObject(settings)) return 'as the case needs it';
  return Object.entries(settings).map(([name, value]) => {
    if (name === 'tokens' && Array.isArray(value)) return value.map(tokenWords).join(', ');
    if (name === 'registration') return `new stations are ${said(value)} at boot`;
    return `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${said(value)}`;
  }).join('; ');
}

function tokenWords(token: unknown): string {
  if (!isJsonObject(token)) return said(token);
  const { idToken, status, ...rest } = token;
  const more = Object.entries(rest).map(([name, value]) => `${name} ${said(value)}`);
  return `the token ${said(idToken)} is ${said(status)}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}
