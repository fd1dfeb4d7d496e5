import { describe, expect, it } from 'vitest';
import { nodeTooOld } from './node-version.mjs';
import { packagesMatch } from './packages.mjs';

const lock = (packages) => ({ packages: { '': { name: 'x' }, ...packages } });

describe('what is installed', () => {
  const wanted = lock({ 'node_modules/ws': { version: '8.23.0', integrity: 'a' } });

  it('fits when every package has the version of the lock file', () => {
    expect(packagesMatch(wanted, lock({ 'node_modules/ws': { version: '8.23.0', integrity: 'a' } }))).toBe(true);
  });

  it.each([
    ['nothing is installed', undefined],
    ['a package is missing', lock({})],
    ['a package has another version', lock({ 'node_modules/ws': { version: '8.22.0', integrity: 'a' } })],
    ['a package has another content', lock({ 'node_modules/ws': { version: '8.23.0', integrity: 'b' } })],
  ])('does not fit when %s', (_what, installed) => {
    expect(packagesMatch(wanted, installed)).toBe(false);
  });

  it('may lack packages for other systems', () => {
    const mac = lock({ 'node_modules/fsevents': { version: '2.3.3', integrity: 'a', optional: true } });
    expect(packagesMatch(mac, lock({}))).toBe(true);
  });
});

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '26.1.0'])('%s is recent enough', (version) => {
    expect(nodeTooOld(version)).toBeUndefined();
  });

  it.each(['18.20.4', '20.18.3', '8.0.0'])('%s is refused with the version that is needed', (version) => {
    expect(nodeTooOld(version)).toContain(`needs Node 20.19 or later; this is ${version}`);
  });
});
