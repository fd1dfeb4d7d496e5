import { useCallback, useRef, useState, type FocusEvent, type PointerEvent } from 'react';
import type { Drawn } from './layout';

/** A pair that is pointed at or walked to: its halves, and how it is told. */
export interface Lit {
  /** Index of the request, for its bar. */
  readonly call: number;
  readonly entries: ReadonlySet<number>;
  readonly item: Drawn;
}

/** The pair of an entry in sight; undefined for what has no other half. */
export function litBy(index: number | undefined, shown: readonly Drawn[]): Lit | undefined {
  const item = index === undefined ? undefined : shown.find(({ row }) => row.index === index);
  const pair = item?.row.pair;
  if (item === undefined || pair === undefined || item.kind !== 'arrow') return undefined;
  return { call: item.answer ? pair : item.row.index, entries: new Set([item.row.index, pair]), item };
}

interface Pointing {
  /** Entry that is pointed at, or that the keys have gone to. */
  readonly index: number | undefined;
  readonly handlers: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onPointerDownCapture: () => void;
    readonly onKeyDownCapture: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
}

/** Which entry is looked at: the one under the pointer, else the selected one while the keys are in use. */
export function usePointing(selected: number | undefined): Pointing {
  const [hovered, setHovered] = useState<number>();
  const [keys, setKeys] = useState(false);
  const resting = useRef(false);
  const onPointerOver = useCallback((event: PointerEvent) => {
    // Rows that scroll away under a pointer at rest are not pointed at.
    if (resting.current) return;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    setHovered(row === null || event.pointerType === 'touch' ? undefined : Number(row.dataset['index']));
  }, []);
  const index = hovered ?? (keys ? selected : undefined);
  return {
    index,
    handlers: {
      onPointerOver,
      onPointerMove: (event) => {
        if (!resting.current || (event.movementX === 0 && event.movementY === 0)) return;
        resting.current = false;
        onPointerOver(event);
      },
      onPointerLeave: () => setHovered(undefined),
      onPointerDownCapture: () => setKeys(false),
      // A key leads away from where the pointer happens to rest.
      onKeyDownCapture: () => {
        resting.current = true;
        setKeys(true);
        setHovered(undefined);
      },
      onFocus: (event) => setKeys(event.currentTarget.matches(':focus-visible')),
      onBlur: () => setKeys(false),
    },
  };
}
