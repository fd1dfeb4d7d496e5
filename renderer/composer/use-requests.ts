import { useEffect } from 'react';
import { actionInfo } from '../../shared/ocpp/actions';
import type { Sender } from '../../shared/ocpp/frame-check';
import type { OcppVersion } from '../../shared/ocpp/version';
import { useComposer as useComposerRequests, type ComposerRequest } from '../stores/composer';
import { laidOut, useComposerState } from './composer-store';
import type { EndChoice } from './end';
import { factsOf } from './frame-text';

/** Takes over what other parts of the window hand to the composer. */
export function useRequests(focus: () => void): void {
  const request = useComposerRequests((state) => state.request);
  useEffect(() => {
    if (!request) return;
    const { choose, put, setRaw, choice } = useComposerState.getState();
    const wanted = endWanted(request, choice);
    if (wanted) choose(wanted);
    if (request.text !== undefined) {
      setRaw(false);
      put(laidOut(request.text));
    }
    useComposerRequests.getState().taken(request.number);
    // The panel that comes to the front gives the focus to its first control one picture later.
    requestAnimationFrame(() => requestAnimationFrame(focus));
  }, [request, focus]);
}

/**
 * Where a frame from the log is to go. When its sender is not in this workbench, it can be written and checked as that side's
 * all the same.
 */
export function endWanted({ target, version, text }: Pick<ComposerRequest, 'target' | 'version' | 'text'>, choice: EndChoice | undefined): EndChoice | undefined {
  if (target) return { sender: target.side, version: version ?? choice?.version ?? '2.0.1', target };
  if (version === undefined || text === undefined) return undefined;
  return { sender: senderOf(text, version) ?? choice?.sender ?? 'station', version, target: undefined };
}

function senderOf(text: string, version: OcppVersion): Sender | undefined {
  const { action } = factsOf(text);
  const sender = action === undefined ? undefined : actionInfo(version, action)?.sender;
  return sender === 'both' ? undefined : sender;
}
