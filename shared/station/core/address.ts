import type { StationConfig } from '../api';

/** The URL to connect to: the station's identity, percent-encoded, is the last segment of the path (OCPP-J §3.1.1). */
export function addressOf({ url, id }: Pick<StationConfig, 'url' | 'id'>): string {
  const [, path = url, query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(url) ?? [];
  return `${path.replace(/\/+$/, '')}/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD'))}${query}`;
}

/** Host and port of a URL. */
export function hostOf(url: string): string {
  return /^wss?:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
}

/** Path and query of a URL, as they are asked for. */
export function targetOf(url: string): string {
  return url.replace(/^wss?:\/\/[^/?#]*/, '').replace(/#.*$/, '') || '/';
}
