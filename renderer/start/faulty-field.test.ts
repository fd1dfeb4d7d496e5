import { describe, expect, it } from 'vitest';
import { faultyField } from './faulty-field';

describe('after an attempt to connect failed, the field to change', () => {
  it.each([
    ['Nobody listens at 127.0.0.1:1. Check host and port, and that the CSMS runs.', '0', 'url'],
    ['The CSMS knows no such path or station (HTTP 404). Check the path of the URL and the station\'s identity.', '0', 'url'],
    ['The CSMS wants a password, and none was given (HTTP 401). Choose security profile 1 or 2, and give the station\'s password.', '0', 'security'],
    ['The CSMS does not accept the user name and password (HTTP 401). Check the password; the user name is the station\'s identity.', '1', 'password'],
    ['The CSMS forbids the connection (HTTP 403). Check the station\'s identity and its rights.', '1', 'id'],
    ['The certificate of x is not signed by an authority that is trusted here. Give the certificate of its authority (CA).', '2', 'ca'],
    ['x refused the TLS handshake: it wants a client certificate that it trusts (security profile 3), or none of the ciphers fits.', '2', 'security'],
    ['The certificate or key given for the connection cannot be used: no start line. Both must be PEM, and the key must belong to the certificate.', '3', 'certificate'],
    ['x does not speak TLS. Then the URL starts with ws:// instead of wss://.', '2', 'url'],
  ] as const)('for “%s” in profile %s is %s', (message, security, field) => {
    expect(faultyField(message, security)).toBe(field);
  });
});
