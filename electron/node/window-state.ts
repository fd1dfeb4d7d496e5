import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was; without bounds on the first start. */
export interface WindowState {
  readonly bounds?: Rectangle;
  readonly maximized: boolean;
}

export const MINIMUM = { width: 960, height: 640 } as const;
const FIRST = { width: 1440, height: 900 } as const;
/** So much of the title bar must be in reach that the window can be moved. */
const REACH = 80;

/** The window's state as it was kept; the first one when there is none, or when it is not to be understood. */
export function readWindowState(file: string): WindowState {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as { bounds?: unknown; maximized?: unknown };
    return { ...(isRectangle(value.bounds) ? { bounds: value.bounds } : {}), maximized: value.maximized === true };
  } catch {
    return { maximized: false };
  }
}

/** Keeps the window's state; where that cannot be done, the window comes back as on the first start. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // Not worth a word to anybody.
  }
}

/**
 * Bounds for the window: as they were when enough of them is on a screen that is still there, else a usual size, which
 * the system centres.
 *
 * @param areas work areas of the screens, the first one being the main one
 */
export function fittingBounds(bounds: Rectangle | undefined, areas: readonly Rectangle[]): Rectangle | { readonly width: number; readonly height: number } {
  if (bounds && areas.some((area) => inReach(bounds, area))) return bounds;
  const [main] = areas;
  return { width: Math.min(FIRST.width, main?.width ?? FIRST.width), height: Math.min(FIRST.height, main?.height ?? FIRST.height) };
}

function inReach(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return width >= REACH && bounds.y >= area.y && bounds.y <= area.y + area.height - REACH;
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Partial<Rectangle>;
  return [x, y, width, height].every((number) => Number.isInteger(number)) && Number(width) >= 200 && Number(height) >= 200;
}
