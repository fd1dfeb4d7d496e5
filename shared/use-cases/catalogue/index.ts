import { A_SECURITY } from './a-security';
import { B_BOOT } from './b-boot';
import { B_CONFIGURATION } from './b-configuration';
import { B_RESET } from './b-reset';
import { C_AUTHORIZATION } from './c-authorization';
import { C_LOCAL_AUTHORIZATION } from './c-local-authorization';
import { D_LOCAL_LIST } from './d-local-list';
import { E_DELIVERY } from './e-delivery';
import { E_START } from './e-start';
import { E_STOP } from './e-stop';
import { F_REMOTE_CONTROL } from './f-remote-control';
import { G_AVAILABILITY } from './g-availability';
import { H_RESERVATION } from './h-reservation';
import { I_TARIFF_COST } from './i-tariff-cost';
import { J_METERING } from './j-metering';
import { K_EXTERNAL_LIMITS } from './k-external-limits';
import { K_ISO15118 } from './k-iso15118';
import { K_PROFILES } from './k-profiles';
import { L_FIRMWARE } from './l-firmware';
import { M_CERTIFICATES } from './m-certificates';
import type { UseCase } from './model';
import { N_CUSTOMER_INFORMATION, N_LOG } from './n-diagnostics';
import { N_MONITORING } from './n-monitoring';
import { O_DISPLAY_MESSAGE } from './o-display-message';
import { ONLY_21 } from './only-21';
import { P_DATA_TRANSFER } from './p-data-transfer';
import { searchIn } from './search';

const ALL: readonly UseCase[] = [
  ...A_SECURITY,
  ...B_BOOT, ...B_CONFIGURATION, ...B_RESET,
  ...C_AUTHORIZATION, ...C_LOCAL_AUTHORIZATION,
  ...D_LOCAL_LIST,
  ...E_START, ...E_STOP, ...E_DELIVERY,
  ...F_REMOTE_CONTROL,
  ...G_AVAILABILITY,
  ...H_RESERVATION,
  ...I_TARIFF_COST,
  ...J_METERING,
  ...K_PROFILES, ...K_EXTERNAL_LIMITS, ...K_ISO15118,
  ...L_FIRMWARE,
  ...M_CERTIFICATES,
  ...N_LOG, ...N_MONITORING, ...N_CUSTOMER_INFORMATION,
  ...O_DISPLAY_MESSAGE,
  ...P_DATA_TRANSFER,
  ...ONLY_21,
];

/** Every use case of Part 2 of OCPP 2.0.1 and 2.1, in the order of the specification. */
export const USE_CASES: readonly UseCase[] = ALL.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const BY_ID: ReadonlyMap<string, UseCase> = new Map(USE_CASES.map((useCase) => [useCase.id, useCase]));

/** The use case of that id (`E02`); undefined when there is none. */
export function useCase(id: string): UseCase | undefined {
  return BY_ID.get(id);
}

/** The use cases in which each word of the text occurs, those that have it in id or title first; all for an empty text. */
export const searchUseCases = searchIn(USE_CASES);
