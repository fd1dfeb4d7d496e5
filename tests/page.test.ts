import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from './support/built';

/** The built page, as both hosts serve it. `npm test` builds it first. */

const folder = path.resolve(import.meta.dirname, '..', 'dist', 'renderer');
let html = '';
let firstLoad: string[] = [];

/** The files that a browser fetches before anything is done: the page's scripts with all that they import at once. */
async function firstFiles(): Promise<string[]> {
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = await fs.readFile(path.join(folder, file), 'utf8');
    for (const [, from] of text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w*{}\s,$]*from)?\s*"(\.[^"]+\.js)"/g)) {
      if (from !== undefined) await visit(path.join(path.dirname(file), from));
    }
  };
  for (const file of named) await visit(file);
  return [...seen];
}

beforeAll(built, 300_000);
beforeAll(async () => {
  html = await fs.readFile(path.join(folder, 'index.html'), 'utf8');
  firstLoad = await firstFiles();
});

describe('the built page', () => {
  it('takes nothing from elsewhere and has no script of its own in it', () => {
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    expect(html).not.toMatch(/\son[a-z]+="/);
  });

  it('names its files relative to itself, so that it works under any address', () => {
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^\.\//);
  });

  it('begins without the editor and the validators, which come when they are needed', async () => {
    expect(firstLoad.length).toBeGreaterThan(0);
    const texts = await Promise.all(firstLoad.map((file) => fs.readFile(path.join(folder, file), 'utf8')));
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    expect(texts.some((text) => text.includes('monaco-editor') || text.includes('vs/editor'))).toBe(false);
    // Monaco alone is 3 MB.
    expect(size).toBeLessThan(1_000_000);
  });

  it('brings no map of its sources', async () => {
    const files = await fs.readdir(folder, { recursive: true });
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('brings the licences of what is in it', async () => {
    expect(await fs.readFile(path.join(folder, 'licenses.md'), 'utf8')).toContain('react');
  });
});
