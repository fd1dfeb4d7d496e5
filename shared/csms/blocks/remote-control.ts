import type { Block2x } from '../block';
import { asJson, text, whole } from '../loose';

/** Block F: what the CSMS started from afar. The rest of it (stop, unlock, trigger) shows in what the station sends next. */

const KEPT = 20;

export const remoteControl2x: Block2x = {
  effects: {
    RequestStartTransaction: (request, response, { station }) => {
      const remoteStartId = whole(request, 'remoteStartId');
      if (text(response, 'status') !== 'Accepted' || remoteStartId === undefined) return;
      const starts = station.objects('remote-start');
      starts.set(String(remoteStartId), asJson(request));
      const oldest = starts.keys().next().value;
      if (starts.size > KEPT && oldest !== undefined) starts.delete(oldest);
    },
  },
};
