import type { Block16, Block2x } from '../block';
import { asJson, part, parts, text, whole } from '../loose';
import type { LocalListEntry } from '../state/local-list';
import type { StationRecord } from '../state/station-record';

/** Block D: the Local Authorization List that a station was sent. */

function take(station: StationRecord, version: number | undefined, updateType: string | undefined, entries: readonly LocalListEntry[]): void {
  if (version === undefined) return;
  if (updateType === 'Differential') station.localList.change(version, entries);
  else station.localList.replace(version, entries);
}

function entry(idToken: string | undefined, type: string | undefined, info: LocalListEntry['info']): LocalListEntry[] {
  return idToken === undefined ? [] : [{ idToken, ...(type === undefined ? {} : { type }), ...(info ? { info } : {}) }];
}

export const localList16: Block16 = {
  effects: {
    SendLocalList: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      const entries = parts(request, 'localAuthorizationList').flatMap((item) => {
        const info = part(item, 'idTagInfo');
        return entry(text(item, 'idTag'), undefined, info && asJson(info));
      });
      take(station, whole(request, 'listVersion'), text(request, 'updateType'), entries);
    },
    GetLocalListVersion: (_request, response, { station }) => {
      station.localList.version = whole(response, 'listVersion') ?? station.localList.version;
    },
  },
};

export const localList2x: Block2x = {
  effects: {
    SendLocalList: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      const entries = parts(request, 'localAuthorizationList').flatMap((item) => {
        const token = part(item, 'idToken');
        const info = part(item, 'idTokenInfo');
        return entry(text(token, 'idToken'), text(token, 'type'), info && asJson(info));
      });
      take(station, whole(request, 'versionNumber'), text(request, 'updateType'), entries);
    },
    GetLocalListVersion: (_request, response, { station }) => {
      station.localList.version = whole(response, 'versionNumber') ?? station.localList.version;
    },
  },
};
