import type { CommandInput } from '../../shared/ipc/contract';
import type { CsmsSettings, OverrideRule } from '../../shared/csms/api';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';

/** Changes settings of the CSMS at once. Returns the sentence of what was wrong with them, if anything was. */
export async function configure(settings: Partial<CsmsSettings>, unset?: CommandInput<'csms.configure'>['unset']): Promise<string | undefined> {
  const reply = await call('csms.configure', { settings, ...(unset === undefined ? {} : { unset }) });
  if (!reply.ok) return reply.error.message;
  useCsms.getState().set(reply.value);
  return undefined;
}

export async function setOverrides(overrides: readonly OverrideRule[]): Promise<string | undefined> {
  const reply = await call('csms.overrides', { overrides: [...overrides] });
  if (!reply.ok) return reply.error.message;
  useCsms.getState().set(reply.value);
  return undefined;
}
