import type { Actions } from '../../../schemas/generated/v201.types';
import type { Handlers } from '../core/handlers';

/** P Data Transfer. */
export const SERVICE_HANDLERS: Handlers<Actions> = {
  DataTransfer: () => ({ status: 'UnknownVendorId' }),
};
