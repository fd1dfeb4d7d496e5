import { isKnownAction } from '../ocpp/actions';
import type { JsonObject } from '../ocpp/json';
import type { OcppVersion } from '../ocpp/version';
import type { Refusal } from './block';
import { authorization16, authorization2x } from './blocks/authorization';
import { availability16, availability2x } from './blocks/availability';
import { batterySwap2x } from './blocks/battery-swap';
import { certificates16, certificates2x } from './blocks/certificates';
import { customerInformation2x } from './blocks/customer-information';
import { dataTransfer16, dataTransfer2x } from './blocks/data-transfer';
import { derControl2x } from './blocks/der-control';
import { diagnostics16, diagnostics2x } from './blocks/diagnostics';
import { display2x } from './blocks/display';
import { eventStreams2x } from './blocks/event-streams';
import { firmware16, firmware2x } from './blocks/firmware';
import { localList16, localList2x } from './blocks/local-list';
import { metering16, metering2x } from './blocks/metering';
import { monitoring2x } from './blocks/monitoring';
import { provisioning16, provisioning2x } from './blocks/provisioning';
import { remoteControl2x } from './blocks/remote-control';
import { reservation16, reservation2x } from './blocks/reservation';
import { security16, security2x } from './blocks/security';
import { smartCharging16, smartCharging2x } from './blocks/smart-charging';
import { tariff2x } from './blocks/tariff';
import { transactions16, transactions2x } from './blocks/transactions';
import type { Caller } from './context';
import type { Loose } from './loose';

/** Behaviour of any action, its types forgotten; the catalogue below is the only place that forgets them. */
export type AnyServe = (request: Loose<never>, caller: Caller) => JsonObject | Refusal | Promise<JsonObject | Refusal>;
export type AnyEffect = (request: Loose<never>, response: Loose<never>, caller: Caller) => void;
export type AnyTake = (message: Loose<never>, caller: Caller) => void;

interface AnyBlock {
  readonly serves?: Readonly<Record<string, AnyServe | undefined>>;
  readonly effects?: Readonly<Record<string, AnyEffect | undefined>>;
  readonly takes?: Readonly<Record<string, AnyTake | undefined>>;
}

/** All behaviour of one version, by action. */
export interface Behaviour {
  readonly serves: ReadonlyMap<string, AnyServe>;
  readonly effects: ReadonlyMap<string, AnyEffect>;
  readonly takes: ReadonlyMap<string, AnyTake>;
}

const BLOCKS_16: readonly AnyBlock[] = [
  authorization16, availability16, certificates16, dataTransfer16, diagnostics16, firmware16, localList16, metering16, provisioning16,
  reservation16, security16, smartCharging16, transactions16,
];

const BLOCKS_2X: readonly AnyBlock[] = [
  authorization2x, availability2x, batterySwap2x, certificates2x, customerInformation2x, dataTransfer2x, derControl2x, diagnostics2x, display2x, eventStreams2x, firmware2x,
  localList2x, metering2x, monitoring2x, provisioning2x, remoteControl2x, reservation2x, security2x, smartCharging2x, tariff2x, transactions2x,
];

function collect(version: OcppVersion, blocks: readonly AnyBlock[]): Behaviour {
  const all = <T>(tables: readonly (Readonly<Record<string, T | undefined>> | undefined)[]): Map<string, T> => {
    const found = new Map<string, T>();
    for (const table of tables) {
      for (const [action, behaviour] of Object.entries(table ?? {})) {
        if (behaviour !== undefined && isKnownAction(version, action)) found.set(action, behaviour);
      }
    }
    return found;
  };
  return {
    serves: all(blocks.map((block) => block.serves)),
    effects: all(blocks.map((block) => block.effects)),
    takes: all(blocks.map((block) => block.takes)),
  };
}

/** What this CSMS does, by version. */
export const BEHAVIOUR: Readonly<Record<OcppVersion, Behaviour>> = {
  '1.6': collect('1.6', BLOCKS_16),
  '2.0.1': collect('2.0.1', BLOCKS_2X),
  '2.1': collect('2.1', BLOCKS_2X),
};
