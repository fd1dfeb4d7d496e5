import type { UseCase } from '../model';

/** The use cases that OCPP 2.1 adds, a file for each block. */
export const ONLY_21: readonly UseCase[] = [];
