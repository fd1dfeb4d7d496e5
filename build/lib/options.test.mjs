import { describe, expect, it } from 'vitest';
import { readStartOptions } from './start-options.mjs';
import { CHECKS, readTestOptions } from './test-options.mjs';

describe('npm start', () => {
  it('opens a window on nothing by itself', () => {
    expect(readStartOptions([])).toEqual({
      help: false, browser: false, retryElectron: false, forceBuild: false, open: true, port: undefined, data: undefined, file: undefined,
    });
  });

  it('takes a log and where to keep data', () => {
    expect(readStartOptions(['--data', 'd', 'a.log'])).toMatchObject({ data: 'd', file: 'a.log' });
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000"'],
    [['--port', 'x'], 'not "x"'],
    [['a.log', 'b.log'], 'One log can be opened'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => readStartOptions(args)).toThrow(sentence);
  });
});

describe('npm test', () => {
  it('runs every check by itself, in order', () => {
    expect(readTestOptions([]).checks).toEqual(CHECKS);
  });

  it('runs those that are named, in its own order', () => {
    expect(readTestOptions(['--only', 'unit,lint', '--only', 'types']).checks).toEqual(['lint', 'types', 'unit']);
  });

  it.each([[['--only', 'units']], [['--only', '']], [['--onyl', 'unit']]])('refuses %j', (args) => {
    expect(() => readTestOptions(args)).toThrow();
  });
});
