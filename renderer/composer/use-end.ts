import { useMemo } from 'react';
import { useTargets } from '../stores/targets';
import { useComposerState } from './composer-store';
import { endOf, type End } from './end';

/** The end that the composer writes to, with what is known of its connection now. */
export function useEnd(): End {
  const targets = useTargets();
  const choice = useComposerState((state) => state.choice);
  return useMemo(() => endOf(choice, targets), [choice, targets]);
}
