import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './paths.mjs';
import { fingerprint, isFresh, writeStamp } from './stamp.mjs';

describe('what a build was made from', () => {
  let folder = '';
  const here = () => path.relative(root, folder).split(path.sep).join('/');
  const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stamp-'));
    write('a.ts', '1');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('changes with content and names, not with the time of writing or with tests', () => {
    const before = fingerprint([here()]);
    write('a.ts', '1');
    write('a.test.ts', 'x');
    expect(fingerprint([here()])).toBe(before);
    write('a.ts', '2');
    const changed = fingerprint([here()]);
    expect(changed).not.toBe(before);
    fs.renameSync(path.join(folder, 'a.ts'), path.join(folder, 'b.ts'));
    expect(fingerprint([here()])).not.toBe(changed);
  });

  it('is fresh only with its outputs in place', () => {
    const stamp = path.join(folder, 'sub', 'stamp');
    const output = path.join(folder, 'out.js');
    write('out.js', '');
    expect(isFresh(stamp, 'p', [output])).toBe(false);
    writeStamp(stamp, 'p');
    expect(isFresh(stamp, 'p', [output])).toBe(true);
    expect(isFresh(stamp, 'q', [output])).toBe(false);
    fs.rmSync(output);
    expect(isFresh(stamp, 'p', [output])).toBe(false);
  });
});
