import { expect, it } from 'vitest';
import { stepBeside } from './steps.mjs';

/** A line with its duration taken out. */
const told = (pieces) => pieces.join('').replace(/\(\d.*?\)/g, '(a while)');

it('writes whole lines of steps that go on side by side', async () => {
  const pieces = [];
  const out = { write: (text) => pieces.push(text) };
  let end = () => undefined;
  const long = stepBeside(out, 'Linting', () => new Promise((resolve) => { end = resolve; }), (result) => result);
  await stepBeside(out, 'Checking types', () => Promise.resolve('4 passed'), (result) => result);
  end('1 passed');
  await long;
  expect(told(pieces)).toBe('Linting …\nChecking types …\nChecking types … 4 passed (a while)\nLinting … 1 passed (a while)\n');
});

it('tells of a step that fails beside others, and hands its error on', async () => {
  const pieces = [];
  await expect(stepBeside({ write: (text) => pieces.push(text) }, 'Linting', () => Promise.reject(new Error('no')), String)).rejects.toThrow('no');
  expect(told(pieces)).toBe('Linting …\nLinting … failed (a while)\n');
});
