import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { FrameRule } from '../../shared/tap/api';
import { whyUnreadable } from '../node/unreadable-path';
import { CommandError, EXIT } from './exit-codes';

/** Readers of option values for commander; what they throw it shows with the option's name. */

export function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError('It should be a number from 0 to 65535; 0 takes a free one.');
  return number;
}

export function version(text: string): OcppVersion {
  const found = OCPP_VERSIONS.find((one) => one === text || `ocpp${one}` === text);
  if (!found) throw new InvalidArgumentError(`It should be one of ${OCPP_VERSIONS.join(', ')}.`);
  return found;
}

export function versions(text: string, before: readonly OcppVersion[] | undefined): readonly OcppVersion[] {
  return [...(before ?? []), ...text.split(',').map((one) => version(one.trim()))];
}

/** An offset from UTC as minutes: `+02:00`, `-5`, `Z`. */
export function zone(text: string): number {
  if (/^(?:z|utc)$/i.test(text)) return 0;
  const found = /^([+-]?)(\d{1,2})(?::?(\d\d))?$/.exec(text);
  const minutes = found ? Number(found[2]) * 60 + Number(found[3] ?? '0') : Number.NaN;
  if (!found || minutes > 14 * 60 || Number(found[3] ?? '0') > 59) throw new InvalidArgumentError('It should be an offset from UTC such as +02:00 or -05:00.');
  return found[1] === '-' ? -minutes : minutes;
}

export function securityProfile(text: string): 0 | 1 | 2 | 3 {
  const found = ([0, 1, 2, 3] as const).find((one) => String(one) === text);
  if (found === undefined) throw new InvalidArgumentError('It should be 0, 1, 2 or 3.');
  return found;
}

export function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError('It should be a number above 0.');
  return number;
}

export function milliseconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 600_000) throw new InvalidArgumentError('It should be milliseconds, from 0 to 600000.');
  return number;
}

/** `FROM:ACTION` or `FROM:ACTION:response`, gathered. */
export function drops(text: string, before: readonly FrameRule[] | undefined): readonly FrameRule[] {
  const [, from, action = '', half = 'request'] = /^(station|csms):([\w*]+)(?::(request|response))?$/.exec(text) ?? [];
  if ((from !== 'station' && from !== 'csms') || (half !== 'request' && half !== 'response')) {
    throw new InvalidArgumentError('It should be like station:Heartbeat, csms:BootNotification:response, or station:* for all requests.');
  }
  return [...(before ?? []), { from, half, ...(action === '*' ? {} : { action }) }];
}

export function count(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 1000) throw new InvalidArgumentError('It should be a whole number from 1 to 1000.');
  return number;
}

/** Number of an entry of a log, from 0. */
export function entry(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('It should be the number of an entry, from 0.');
  return Number(text);
}

export function webSocketUrl(text: string): string {
  if (!/^wss?:\/\/./i.test(text) || !URL.canParse(text)) throw new InvalidArgumentError('It should be like ws://192.168.1.10:9000/ocpp or wss://csms.example/ocpp.');
  return text;
}

/** `ID:PASSWORD`, gathered by identity. The password may hold further colons; the identity cannot (RFC 7617). */
export function password(text: string, before: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const colon = text.indexOf(':');
  if (colon < 1) throw new InvalidArgumentError("It should be ID:PASSWORD, or *:PASSWORD for every station that is not named.");
  return { ...before, [text.slice(0, colon)]: text.slice(colon + 1) };
}

/** `NAME=VALUE`, gathered by name. */
export function inputs(text: string, before: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It should be NAME=VALUE, e.g. idToken=04A2B3.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

export function names(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** The text of a PEM file that an option names. */
export function pemFile(option: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${option}: ${whyUnreadable(file, error)}`, EXIT.wrongUse);
  }
  if (!text.includes('-----BEGIN ')) throw new CommandError(`${option}: ${file} is no PEM file; it should hold a block that begins with -----BEGIN.`, EXIT.wrongUse);
  return text;
}
