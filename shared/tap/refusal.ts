import type { ConnectResult, HeaderList } from '../platform/socket';

/** Headers of an answer that say something to the station. */
const PASSED = /^(www-authenticate|retry-after|location|content-type|sec-websocket-version)$/i;

/** What a station is answered whose CSMS has refused the connection, or was not to be reached. `body`: what the CSMS said, if it said something. */
export interface TapAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body?: string;
}

/** The CSMS's own answer where it refused; 502 where it cannot be reached or answers as no CSMS does, 504 where it does not answer (RFC 9110 §15.6). */
export function refusalOf({ status, headers = [], body = '', code }: Pick<Extract<ConnectResult, { ok: false }>, 'status' | 'headers' | 'body' | 'code'>): TapAnswer {
  if (status === undefined) return { status: code === 'ETIMEDOUT' ? 504 : 502, headers: [] };
  // 101 with something wrong about it, or a web page: neither is an answer to pass on.
  if (status < 300) return { status: 502, headers: [] };
  return { status, headers: headers.filter(([name]) => PASSED.test(name)), ...(body.trim() === '' ? {} : { body: body.trim() }) };
}
