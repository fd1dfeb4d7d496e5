import { create } from 'zustand';
import type { Hit } from './layout';

interface HoverStore {
  /** Where the pointer is over the drawing, px; undefined when it is elsewhere. */
  readonly point: { readonly x: number; readonly y: number } | undefined;
  readonly hit: Hit;
  /** A person moves something: nothing is told meanwhile. */
  readonly busy: boolean;
}

const NOTHING: Hit = { kind: 'nothing' };

/** What the pointer is over. */
export const useHover = create<HoverStore>()(() => ({ point: undefined, hit: NOTHING, busy: false }));

export function leave(): void {
  useHover.setState({ point: undefined, hit: NOTHING });
}
