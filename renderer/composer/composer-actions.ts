import { IconAlertTriangle, IconFold, IconSend2 } from '@tabler/icons-react';
import { registerActions } from '../actions/registry';
import { useComposerState } from './composer-store';

/** What the composer that is on the screen can do. */
interface Handlers {
  send(): void;
  sendAnyway(): void;
}

let current: Handlers | undefined;

/** Called by the composer while it stands; returns the way to step back. */
export function offerActions(handlers: Handlers): () => void {
  current = handlers;
  return () => { if (current === handlers) current = undefined; };
}

const blocked = (): string | undefined => {
  if (!current) return 'Open the composer first.';
  return useComposerState.getState().text === '' ? 'Write a message in the composer first.' : undefined;
};

registerActions([
  { id: 'composer.send', title: 'Send the composed message', group: 'Composer', keywords: 'frame call', icon: IconSend2, blocked, run: () => current?.send() },
  { id: 'composer.send-anyway', title: 'Send the composed message, even if it breaks the standard', group: 'Composer', keywords: 'invalid raw force', icon: IconAlertTriangle, blocked, run: () => current?.sendAnyway() },
  {
    id: 'composer.layout', title: 'Write the composed message compact or over several lines', group: 'Composer', keywords: 'format pretty minify json', icon: IconFold, blocked,
    run: () => {
      const { layout, setLayout } = useComposerState.getState();
      setLayout(layout === 'pretty' ? 'compact' : 'pretty');
    },
  },
]);
