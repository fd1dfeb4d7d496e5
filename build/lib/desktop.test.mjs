import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDisplay, sandboxProblem } from './desktop.mjs';
import { reasonIn } from './electron-binary.mjs';

describe('a display', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'darwin', true],
    [{}, 'win32', true],
  ])('with %j on %s: %s', (env, platform, expected) => {
    expect(hasDisplay(env, platform)).toBe(expected);
  });
});

describe("Chromium's sandbox", () => {
  let folder = '';
  let electron = '';
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
    electron = path.join(folder, 'electron');
    fs.writeFileSync(path.join(folder, 'chrome-sandbox'), '');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const linux = { platform: 'linux', root: false, namespacesRestricted: false };

  it('works for an ordinary user with user namespaces, and on other systems', () => {
    expect(sandboxProblem(electron, linux)).toBeUndefined();
    expect(sandboxProblem(electron, { ...linux, platform: 'darwin', root: true })).toBeUndefined();
  });

  it('is told to be missing for root', () => {
    expect(sandboxProblem(electron, { ...linux, root: true })).toContain('You are root');
  });

  it('is told to be missing without user namespaces, with the commands that mend it', () => {
    expect(sandboxProblem(electron, { ...linux, namespacesRestricted: true })).toContain(`sudo chmod 4755 '${path.join(folder, 'chrome-sandbox')}'`);
  });
});

describe('why Electron could not be fetched', () => {
  it.each([
    ['TypeError: fetch failed\n    at node:internal', 'its download server cannot be reached'],
    ['HTTPError: Response code 404 (Not Found) for https://example.org/x.zip', 'its download server answered 404 (Not Found)'],
    ['Error: Generated checksum for "x" did not match', 'what was downloaded is damaged'],
    ['Error: ENOSPC: no space left on device, write', 'ENOSPC: no space left on device, write'],
    ['', 'the download failed'],
  ])('reads %j', (output, reason) => {
    expect(reasonIn(output)).toBe(reason);
  });
});
