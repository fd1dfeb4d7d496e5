import { networkPart } from './tcp';

/** IP itself, Ethernet, Linux cooked v2 and v1, loopback: as a dump does not say which it is. Numbers of https://www.tcpdump.org/linktypes.html. */
const LINKS = [101, 1, 276, 113, 0] as const;

/** The link layer with which bytes begin, by where IP fits in them; Ethernet when it fits nowhere. */
export function linkOf(data: Uint8Array): number {
  const fits = LINKS.map((link) => ({ link, fit: fitOf(networkPart({ link, data })) }));
  return fits.toSorted((a, b) => b.fit - a.fit).find(({ fit }) => fit > 0)?.link ?? 1;
}

/** 2 when bytes are an IP packet of just their length; 1 when they are one with padding, or only its beginning. */
function fitOf(ip: Uint8Array | undefined): number {
  if (!ip || ip.length < 20) return 0;
  const first = ip[0] ?? 0;
  const word = (at: number): number => ((ip[at] ?? 0) << 8) | (ip[at + 1] ?? 0);
  const version = first >> 4;
  if (version === 6 && ip.length >= 40) return 40 + word(4) === ip.length ? 2 : 1;
  const length = word(2);
  if (version !== 4 || (first & 15) < 5 || (length !== 0 && length < 20)) return 0;
  return length === ip.length ? 2 : 1;
}
