import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fittingBounds, readWindowState, writeWindowState } from './window-state';

const folder = mkdtempSync(join(tmpdir(), 'window-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = { x: 0, y: 25, width: 1920, height: 1055 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };

describe("the window's place", () => {
  test('is kept from one start to the next', () => {
    const file = join(folder, 'new/window.json');
    const state = { bounds: { x: 10, y: 30, width: 1200, height: 800 }, maximized: true };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(readFileSync(file, 'utf8')).toContain('1200');
  });

  test.each(['', '{', '[]', 'null', '{"bounds":{"x":1}}', '{"bounds":{"x":0,"y":0,"width":1e9,"height":"a"}}', '{"bounds":{"x":0,"y":0,"width":1,"height":1}}'])('that was kept as %j is as on the first start', (text) => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toEqual({ maximized: false });
  });

  test('cannot be kept where nothing can be written, which harms nothing', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => writeWindowState(join(file, 'window.json'), { maximized: false })).not.toThrow();
  });

  test.each([
    ['on the main screen', { x: 100, y: 100, width: 1200, height: 800 }, true],
    ['on a screen at the left', { x: -1000, y: 50, width: 900, height: 700 }, true],
    ['on a screen that is gone', { x: 4000, y: 100, width: 1200, height: 800 }, false],
    ['with its title bar above every screen', { x: 100, y: -300, width: 1200, height: 800 }, false],
    ['with next to nothing on a screen', { x: 1900, y: 100, width: 1200, height: 800 }, false],
    ['below every screen', { x: 100, y: 1070, width: 1200, height: 800 }, false],
  ])('%s', (_where, bounds, kept) => {
    expect(fittingBounds(bounds, [main, left])).toEqual(kept ? bounds : { width: 1440, height: 900 });
  });

  test('is no larger than a small screen', () => {
    expect(fittingBounds(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
  });
});
