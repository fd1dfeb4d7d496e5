import type { ShownMessage, StationDisplay } from '../api';
import type { StationCore } from '../core/core';
import type { Evse } from '../core/evse';
import type { DisplayContent, DisplayMessage } from '../core/records';
import { currentMessages } from './display';
import { driverLines } from './driver-display';
import { htmlText } from './html-text';
import { paymentCodes } from './payment-code';
import { evseOfTransaction } from './transactions';

/** What a person in front of the station reads now. */
export function shownOn(core: StationCore): StationDisplay {
  const now = currentMessages(core).filter((message) => isShown(core, message));
  const of = (wanted: string): readonly ShownMessage[] => now.filter(({ priority }) => priority === wanted).map((message) => shown(core, message));
  const [front] = of('AlwaysFront');
  const language = languageOf(core);
  return {
    ...(language === undefined ? {} : { language }),
    ...(front ? { front } : {}),
    ...(core.notice === undefined ? {} : { notice: core.notice }),
    inFront: of('InFront'),
    cycle: [...of('NormalCycle'), ...paymentCodes(core)],
    drivers: core.evses.flatMap((evse) => driverLines(core, evse)),
  };
}

/** The same, line by line: nothing stands beside a message that is always in front (O01.FR.15). */
export function shownTexts({ front, notice, inFront, cycle, drivers }: StationDisplay): string[] {
  if (front) return [front.text];
  const own = drivers.flatMap(({ tariff, cost, note }) => [tariff, cost, note]);
  return [notice, ...own, ...[...inFront, ...cycle].map(({ text }) => text)].filter((line) => line !== undefined);
}

function shown(core: StationCore, message: DisplayMessage): ShownMessage {
  const evse = message.transactionId === undefined ? undefined : evseOfTransaction(core, ({ id }) => id === message.transactionId);
  const content = inLanguage(message.contents, languageOf(core, evse));
  return {
    id: message.id,
    format: content.format,
    text: content.format === 'HTML' ? htmlText(content.text) : content.text,
    ...(content.language === undefined ? {} : { language: content.language }),
    ...(message.transactionId === undefined ? {} : { transactionId: message.transactionId }),
  };
}

/** The driver's language, if anybody is here who has one; of whoever came last where it does not matter whose. */
function languageOf(core: StationCore, evse?: Evse): string | undefined {
  if (evse) return evse.driver?.language;
  return core.evses.flatMap(({ driver }) => (driver ? [driver] : [])).sort((one, other) => other.since - one.since)[0]?.language;
}

/** In the driver's language; else in English, else as it came first (O01.FR.08, O01.FR.09). */
export function inLanguage<Content extends Pick<DisplayContent, 'language'>>(contents: readonly Content[], language: string | undefined): Content {
  const primary = (tag: string | undefined): string | undefined => tag?.toLowerCase().split('-')[0];
  const found = contents.find((one) => language !== undefined && one.language?.toLowerCase() === language.toLowerCase())
    ?? contents.find((one) => language !== undefined && primary(one.language) === primary(language))
    ?? contents.find((one) => language !== undefined && primary(one.language) === 'en');
  return found ?? contents[0] as Content;
}

/** How the station is, in the words of MessageStateEnumType. */
function stateOf(core: StationCore): string {
  if (core.evses.some((evse) => evse.path.connectors.some((connector) => connector.fault !== undefined))) return 'Faulted';
  if (core.evses.some((evse) => evse.path.flow.power > 0)) return 'Charging';
  if (core.evses.some((evse) => evse.path.flow.power < 0)) return 'Discharging';
  // 2.0.1 has no word for a transaction that charges nothing.
  if (core.config.version === '2.1' && core.evses.some((evse) => evse.transaction !== undefined)) return 'Suspended';
  return core.operative && core.evses.some((evse) => evse.operative) ? 'Idle' : 'Unavailable';
}

function isShown(core: StationCore, { state, from = -Infinity, until = Infinity, transactionId }: DisplayMessage): boolean {
  if (core.now < from || core.now >= until) return false;
  if (state !== undefined && state !== stateOf(core)) return false;
  return transactionId === undefined || evseOfTransaction(core, ({ id }) => id === transactionId) !== undefined;
}
