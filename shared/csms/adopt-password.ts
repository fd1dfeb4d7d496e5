import type { CsmsContext } from './context';

/**
 * A station has taken a new password: from now on only that one lets it in (A01.FR.03). Where nobody is asked for a
 * password, none is kept.
 */
export function adoptPassword({ settings, configure }: Pick<CsmsContext, 'settings' | 'configure'>, station: string, password: string): void {
  const { passwords, securityProfile } = settings;
  const asked = Object.keys(passwords).length > 0 || securityProfile === 1 || securityProfile === 2;
  if (asked) configure({ passwords: { ...passwords, [station]: password } });
}

/** 1.6 writes the password in hexadecimal digits, two for each byte (security whitepaper, AuthorizationKey). */
export function passwordOfKey(hex: string): string | undefined {
  const pairs = /^(?:[0-9a-f]{2})+$/i.test(hex) ? hex.match(/../g) : null;
  return pairs ? String.fromCharCode(...pairs.map((pair) => parseInt(pair, 16))) : undefined;
}
