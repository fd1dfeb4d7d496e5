import { create } from 'zustand';
import type { AxisKind, TimelinePicture } from '../../shared/ipc/timeline-shapes';
import { remember } from '../stores/memory';
import type { Range } from './scale';

/** How many times as fast as it happened. */
export const SPEEDS = [1, 2, 5, 10, 60, 100, 1000] as const;
export type Speed = (typeof SPEEDS)[number];

export const LEAST_HEIGHT = 92;
export const MOST_HEIGHT = 520;

/** Where the playhead stands. */
export interface Head {
  readonly place: number;
  /** The entry whose state is shown; undefined while it is being looked for. */
  readonly entry: number | undefined;
  /** Place of the entry after it; undefined at the end, or while it is not known. */
  readonly next: number | undefined;
}

/** What is in sight: all of the log, the newest stretch of a certain length, or one that a person chose. */
export type Track = 'all' | 'newest' | 'chosen';

interface TimelineStore {
  readonly open: boolean;
  /** Of the drawing, px. */
  readonly height: number;
  readonly speed: Speed;
  /** Long silence is skipped while playing. */
  readonly skip: boolean;
  readonly by: AxisKind;
  /** What is in sight; undefined while nothing is known. */
  readonly range: Range | undefined;
  readonly track: Track;
  /** Of what is in sight and some more around it. */
  readonly picture: TimelinePicture | undefined;
  /** Of everything. */
  readonly overview: TimelinePicture | undefined;
  /** A sentence, when the host cannot tell. */
  readonly error: string | undefined;
  /** Undefined when it stands at the end. */
  readonly head: Head | undefined;
  readonly playing: boolean;
  /** A stretch that is being chosen. */
  readonly brush: Range | undefined;
  setOpen(open: boolean): void;
  setHeight(height: number): void;
  setSpeed(speed: Speed): void;
  setSkip(skip: boolean): void;
  look(range: Range, track: Track): void;
}

export interface TimelineMemory {
  readonly open: boolean;
  readonly height: number;
  readonly speed: Speed;
  readonly skip: boolean;
}

/** The timeline above the log. */
export const useTimeline = create<TimelineStore>()((set, get) => {
  const keep = (change: Partial<TimelineMemory>): void => {
    set(change);
    const { open, height, speed, skip } = get();
    remember('timeline', { open, height, speed, skip } satisfies TimelineMemory);
  };
  return {
    open: true,
    height: heightAtFirst(),
    speed: 1,
    skip: true,
    by: 'time',
    range: undefined,
    track: 'all',
    picture: undefined,
    overview: undefined,
    error: undefined,
    head: undefined,
    playing: false,
    brush: undefined,
    setOpen: (open) => keep({ open }),
    setHeight: (height) => keep({ height: Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height))) }),
    setSpeed: (speed) => keep({ speed }),
    setSkip: (skip) => keep({ skip }),
    look: (range, track) => set({ range, track }),
  };
});

/** A modest share of the window: the list below has to have room too. */
function heightAtFirst(): number {
  return Math.round(Math.min(160, Math.max(96, innerHeight * 0.15)));
}

export function isTimelineMemory(value: unknown): value is TimelineMemory {
  if (typeof value !== 'object' || value === null) return false;
  const { open, height, speed, skip } = value as Partial<Record<keyof TimelineMemory, unknown>>;
  return typeof open === 'boolean' && typeof height === 'number' && height >= LEAST_HEIGHT && height <= MOST_HEIGHT
    && SPEEDS.some((one) => one === speed) && typeof skip === 'boolean';
}
