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
import type { UseCase } from './model';
import { searchIn } from './search';

/** Every use case of OCPP 2.0.1 Part 2, in the order of the specification. */
export const USE_CASES: readonly UseCase[] = [
  ...A_SECURITY,
  ...B_BOOT, ...B_CONFIGURATION, ...B_RESET,
  ...C_AUTHORIZATION, ...C_LOCAL_AUTHORIZATION,
  ...D_LOCAL_LIST,
  ...E_START, ...E_STOP, ...E_DELIVERY,
  ...F_REMOTE_CONTROL,
  ...G_AVAILABILITY,
  ...H_RESERVATION,
];

const BY_ID: ReadonlyMap<string, UseCase> = new Map(USE_CASES.map((useCase) => [useCase.id, useCase]));

/** The use case of that id (`E02`); undefined when there is none. */
export function useCase(id: string): UseCase | undefined {
  return BY_ID.get(id);
}

/** The use cases in which each word of the text occurs, those that have it in id or title first; all for an empty text. */
export const searchUseCases = searchIn(USE_CASES);
