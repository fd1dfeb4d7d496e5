import { utf8AsLatin1 } from '../../platform/base64';
import type { PeerCertificate } from '../../platform/socket';

/** Whether a station may come in, and in words why. */
export type Authentication =
  | { readonly ok: true; readonly used: boolean; readonly note?: string }
  | { readonly ok: false; readonly reason: string };

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * HTTP Basic authentication (security profiles 1 and 2): the user name is the station's identity.
 *
 * @param passwords by identity; '*' holds for all others; empty switches authentication off
 * @param always nobody comes in without a password, not even when none is set
 */
export function authenticate(id: string, given: Credentials | undefined, passwords: Readonly<Record<string, string>>, always = false): Authentication {
  if (Object.keys(passwords).length === 0 && !always) {
    return given ? { ok: true, used: false, note: 'The station sent a password; none is set here, so it was not looked at.' } : { ok: true, used: false };
  }
  const expected = Object.hasOwn(passwords, id) ? passwords[id] : passwords['*'];
  if (expected === undefined) return { ok: false, reason: `No password is set for ${id}, and none for all stations.` };
  if (!given) return { ok: false, reason: 'The station sent no password (no Authorization header of type Basic).' };
  if (given.user === id) return check(isSame(given.password, expected));
  if (id.includes(':') && `${given.user}:${given.password}` === `${id}:${expected}`) {
    return { ok: true, used: true, note: 'The identity has a colon, at which the user name ended; identity and password together are right.' };
  }
  if (sameButForWriting(given.user, id)) {
    return check(isSame(given.password, expected), `The user name "${given.user}" is taken for the identity ${id}; they must be the same to the letter.`);
  }
  return { ok: false, reason: `The user name is "${given.user}"; it must be the station's identity, ${id}.` };
}

/**
 * Security profile 3: the certificate, which TLS has found valid, must be this station's. Its CN is the unique serial number
 * (A00.FR.405 and .511); stations put their identity there as often.
 *
 * @param serialNumber what the station said when it last booted; unknown at first
 */
export function authenticateByCertificate(id: string, certificate: PeerCertificate | undefined, serialNumber: string | undefined): Authentication {
  if (!certificate) return { ok: false, reason: 'The station showed no certificate, which security profile 3 asks for.' };
  const { commonName } = certificate;
  if (commonName !== undefined && (commonName === id || commonName === serialNumber)) {
    return { ok: true, used: true, note: `The station showed the certificate ${certificate.serialNumber} of ${commonName}.` };
  }
  const expected = serialNumber === undefined ? id : `${id} or ${serialNumber}`;
  return { ok: false, reason: `The certificate is that of ${commonName ?? 'nobody'} (its CN); it must be that of ${expected}.` };
}

function check(right: boolean, note?: string): Authentication {
  if (!right) return { ok: false, reason: 'The password is wrong.' };
  return { ok: true, used: true, ...(note === undefined ? {} : { note }) };
}

/**
 * A key of 1.6 is any bytes, which were read as UTF-8 where they happen to be it; then they are compared as bytes.
 */
function isSame(given: string, expected: string): boolean {
  return given === expected || utf8AsLatin1(given) === expected;
}

/** Stations send the identity in other capitals, with blanks, or still percent-encoded. */
function sameButForWriting(user: string, id: string): boolean {
  const plain = (name: string): string => name.trim().toLowerCase();
  return plain(user) === plain(id) || plain(user) === plain(encodeURIComponent(id));
}
