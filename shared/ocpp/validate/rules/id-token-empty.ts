import { objectOf, type PayloadRule } from '../rule';

/** A token without characters identifies nobody; only NoAuthorization (2.x) goes without. */
export const idTokenEmpty: PayloadRule = {
  name: 'id-token-empty',
  severity: 'warning',
  code: 'PropertyConstraintViolation',
  versions: ['1.6', '2.0.1', '2.1'],
  payloads: [
    'Authorize.request', 'RemoteStartTransaction.request', 'RequestStartTransaction.request', 'ReserveNow.request',
    'StartTransaction.request', 'TransactionEvent.request',
  ],
  check(payload) {
    if (payload['idTag'] === '') return [finding('/idTag')];
    const token = objectOf(payload['idToken']);
    if (token?.['idToken'] === '' && token['type'] !== 'NoAuthorization') return [finding('/idToken/idToken')];
    return undefined;
  },
};

function finding(at: string): { at: string; found: string; expected: string; message: string } {
  return { at, found: '', expected: 'an identifier', message: `${at.slice(1).replaceAll('/', '.')} is an empty text, which identifies nobody.` };
}
