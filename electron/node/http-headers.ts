import { isUtf8 } from 'node:buffer';
import type { HeaderList, UpgradeRequest } from '../../shared/platform/socket';

/** Node's flat list of raw headers as pairs, in the order and spelling of the wire. */
export function headerList(rawHeaders: readonly string[]): HeaderList {
  const list: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) list.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return list;
}

/** User name and password of an Authorization header (RFC 7617); undefined for any other scheme or broken text. */
export function readBasic(header: string | undefined): UpgradeRequest['basic'] {
  const [, encoded] = /^basic +([a-z0-9+/]+=*) *$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  // A 1.6 AuthorizationKey may be any 16 to 20 bytes: as latin1 each of them keeps a character of its own.
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The value of HTTP Basic authentication's Authorization header. */
export function writeBasic(user: string, password: string, bytes = false): string {
  const secret = Buffer.from(password, bytes ? 'latin1' : 'utf8');
  return `Basic ${Buffer.concat([Buffer.from(`${user}:`, 'utf8'), secret]).toString('base64')}`;
}

/** The items of a comma-separated header, without spaces and empty ones. */
export function splitList(header: string | undefined): string[] {
  return (header ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '');
}

/** An IPv4 address that came over an IPv6 socket, as people write it. */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}
