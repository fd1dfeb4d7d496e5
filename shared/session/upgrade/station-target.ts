/** The station that a request's path names, or why it names none. */
export type StationTarget =
  | { readonly ok: true; readonly id: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly status: 400 | 404; readonly reason: string };

/** OCPP 2.x Part 4: identifierString, at most 48 characters. */
const IDENTITY_2X = /^[A-Za-z0-9*\-_=:+|@.]{1,48}$/;

/**
 * Reads the identity of a charging station off the path of its request: the last segment, percent-decoded
 * (OCPP-J 1.6 §3.1.1, 2.x Part 4 §3.1.1).
 *
 * @param target path and query as on the wire
 * @param prefix path of the endpoint, e.g. '/ocpp'; '' for none
 */
export function readStationTarget(target: string, prefix: string): StationTarget {
  const notes: string[] = [];
  const { path, query } = splitQuery(target);
  if (query !== '') notes.push(`The query "${query}" is ignored.`);
  const endpoint = `/${trimSlashes(prefix)}`;
  const rest = endpoint === '/' ? path : afterPrefix(path, endpoint);
  const wanted = `${endpoint === '/' ? '' : endpoint}/<identity>`;
  if (rest === undefined) {
    return { ok: false, status: 404, reason: `There is nothing at ${path}; this CSMS is reached at ${wanted}.` };
  }
  const segments = trimSlashes(rest).split('/');
  const last = segments.at(-1) ?? '';
  if (last === '') return { ok: false, status: 404, reason: `The path ${path} names no station; it must be ${wanted}.` };
  if (segments.length > 1 && endpoint !== '/') {
    notes.push(`There is more than an identity after ${endpoint}; the last segment is taken. A slash within an identity is sent as %2F.`);
  }
  if (rest.endsWith('/')) notes.push('The slash at the end is ignored.');
  const id = decode(last);
  if (id === undefined) {
    return { ok: false, status: 400, reason: `The identity "${last}" is not percent-encoded properly: a % must be followed by two hexadecimal digits, and the bytes must be UTF-8; a % itself is sent as %25.` };
  }
  notes.push(...identityNotes(id));
  return { ok: true, id, notes };
}

function splitQuery(target: string): { path: string; query: string } {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function afterPrefix(path: string, endpoint: string): string | undefined {
  return path === endpoint || path.startsWith(`${endpoint}/`) ? path.slice(endpoint.length) : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function identityNotes(id: string): string[] {
  const notes: string[] = [];
  if (id.includes(':')) notes.push('The identity has a colon, which ends the user name in HTTP Basic authentication.');
  if (!IDENTITY_2X.test(id)) {
    notes.push(id.length > 48
      ? `The identity has ${id.length} characters; OCPP 2.x allows 48.`
      : 'The identity has characters that OCPP 2.x does not allow: letters, digits and *-_=:+|@. are.');
  }
  return notes;
}
