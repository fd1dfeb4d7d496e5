import type { EntryKind } from '../journal/entry';

const KINDS: Readonly<Record<EntryKind, string>> = {
  frame: 'messages', upgrade: 'HTTP upgrades', open: 'openings of connections', close: 'ends of connections', fail: 'failed attempts to connect',
  ping: 'pings', pong: 'pongs', note: 'notes', person: 'what persons did',
};

/** Entries of a kind, for saying that a format cannot hold them. */
export function describeKind(kind: EntryKind): string {
  return KINDS[kind];
}
