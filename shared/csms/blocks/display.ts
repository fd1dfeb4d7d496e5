import { NOTHING, type Block2x } from '../block';
import { asJson, flag, part, parts, text, whole } from '../loose';

/** Block O: messages on a station's display. */

export const display2x: Block2x = {
  serves: {
    NotifyDisplayMessages: (request, { station }) => {
      station.reports.add('NotifyDisplayMessages', whole(request, 'requestId') ?? -1, undefined, flag(request, 'tbc'));
      for (const message of parts(request, 'messageInfo')) {
        const id = whole(message, 'id');
        if (id !== undefined) station.objects('display-message').set(String(id), asJson(message));
      }
      return NOTHING;
    },
  },
  effects: {
    SetDisplayMessage: (request, response, { station }) => {
      const message = part(request, 'message');
      const id = whole(message, 'id');
      if (text(response, 'status') === 'Accepted' && message && id !== undefined) station.objects('display-message').set(String(id), asJson(message));
    },
    ClearDisplayMessage: (request, response, { station }) => {
      const status = text(response, 'status');
      if (status === 'Accepted' || status === 'Unknown') station.objects('display-message').delete(String(whole(request, 'id') ?? ''));
    },
  },
};
