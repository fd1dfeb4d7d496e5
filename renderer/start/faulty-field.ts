import type { StationForm } from '../stores/start-forms';
import { needsPassword, needsTls, type SecurityProfile } from './security-profiles';

/** Fields of the form that a refused connection can be put down to. */
export type ConnectionField = Extract<keyof StationForm, 'url' | 'id' | 'security' | 'password' | 'ca' | 'certificate'>;

/**
 * The field to change after an attempt to connect failed: of those that the form shows with this security profile, the one that
 * the sentence speaks of, else the URL.
 */
export function faultyField(message: string, security: SecurityProfile): ConnectionField {
  if (/\(HTTP 401\)/.test(message)) return needsPassword(security) ? 'password' : 'security';
  if (/\(HTTP 403\)/.test(message)) return 'id';
  if (/authority \(CA\)/.test(message)) return needsTls(security) ? 'ca' : 'url';
  if (/client certificate|certificate or key given/.test(message)) return security === '3' ? 'certificate' : 'security';
  return 'url';
}
