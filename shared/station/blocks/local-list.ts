import type { StationCore } from '../core/core';
import type { LocalListEntry } from '../core/records';
import { tokenKey, type TokenInfo } from '../words';

export interface ListUpdate {
  readonly version: number;
  readonly kind: 'Full' | 'Differential';
  /** An entry without information is taken out of the list. */
  readonly entries: readonly { readonly idToken: string; readonly info?: TokenInfo }[];
}

export type ListUpdateStatus = 'Accepted' | 'Failed' | 'VersionMismatch' | 'Disabled';

/** D02: 0 when there is no list. */
export function localListVersion(core: StationCore): number {
  return core.localList?.version ?? 0;
}

/** Replaces or changes the Local Authorization List (D01). A failed update leaves the old list as it was. */
export function updateLocalList(core: StationCore, update: ListUpdate): ListUpdateStatus {
  const { settings } = core;
  if (!settings.flag('LocalAuthListEnabled')) return 'Disabled';
  if (update.kind === 'Differential' && update.version <= localListVersion(core)) return 'VersionMismatch';
  if (update.version <= 0 || update.entries.length > settings.number('SendLocalListMaxLength')) return 'Failed';
  if (hasTwice(update)) return 'Failed';
  const entries = new Map<string, LocalListEntry>(update.kind === 'Differential' ? core.localList?.entries : undefined);
  for (const { idToken, info } of update.entries) {
    if (info) entries.set(tokenKey(idToken), { idToken, info });
    else if (update.kind === 'Full') return 'Failed';
    else entries.delete(tokenKey(idToken));
  }
  if (entries.size > settings.number('LocalAuthListMaxLength')) return 'Failed';
  core.localList = { version: update.version, entries };
  return 'Accepted';
}

/** What the list says of a token; undefined when it is not in it, or the list is switched off. */
export function inLocalList(core: StationCore, idToken: string): TokenInfo | undefined {
  if (!core.settings.flag('LocalAuthListEnabled')) return undefined;
  return core.localList?.entries.get(tokenKey(idToken))?.info;
}

function hasTwice({ entries }: ListUpdate): boolean {
  return new Set(entries.map(({ idToken }) => tokenKey(idToken))).size !== entries.length;
}
