import type { StationCore } from '../core/core';
import type { LocalListEntry } from '../core/records';
import { storeKey, type IdToken, type TokenInfo } from '../words';

export interface ListUpdate {
  readonly version: number;
  readonly kind: 'Full' | 'Differential';
  /** An entry without information is taken out of the list. */
  readonly entries: readonly { readonly idToken: string; readonly type: string; readonly info?: TokenInfo }[];
  /** Bytes of the request. */
  readonly bytes: number;
}

export type ListUpdateStatus = 'Accepted' | 'Failed' | 'VersionMismatch' | 'Disabled';

/** D02: 0 when there is no list, or it is switched off (D02.FR.02, D02.FR.03). */
export function localListVersion(core: StationCore): number {
  return core.settings.flag('LocalAuthListEnabled') ? (core.localList?.version ?? 0) : 0;
}

/** Replaces or changes the Local Authorization List (D01). A failed update leaves the old list as it was. */
export function updateLocalList(core: StationCore, update: ListUpdate): ListUpdateStatus {
  const { settings } = core;
  if (!settings.flag('LocalAuthListEnabled')) return 'Disabled';
  // 0 and below mean something else where a version is read (D01.FR.18; OCPP 1.6 §5.10).
  if (update.version <= 0) return 'Failed';
  if (update.kind === 'Differential' && update.version <= localListVersion(core)) return 'VersionMismatch';
  if (update.entries.length > settings.number('SendLocalListMaxLength') || update.bytes > settings.number('BytesPerMessage')) return 'Failed';
  if (hasTwice(update)) return 'Failed';
  const entries = new Map<string, LocalListEntry>(update.kind === 'Differential' ? core.localList?.entries : undefined);
  for (const { idToken, type, info } of update.entries) {
    if (info) entries.set(storeKey({ idToken, type }), { idToken, type, info });
    else if (update.kind === 'Full') return 'Failed';
    else entries.delete(storeKey({ idToken, type }));
  }
  if (entries.size > settings.number('LocalAuthListMaxLength')) return 'Failed';
  core.localList = { version: update.version, entries };
  return 'Accepted';
}

/** What the list says of a token; undefined when it is not in it, or the list is switched off. */
export function inLocalList(core: StationCore, token: IdToken): TokenInfo | undefined {
  if (!core.settings.flag('LocalAuthListEnabled')) return undefined;
  return core.localList?.entries.get(storeKey(token))?.info;
}

function hasTwice({ entries }: ListUpdate): boolean {
  return new Set(entries.map(storeKey)).size !== entries.length;
}
