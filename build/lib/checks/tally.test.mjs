import { describe, expect, it } from 'vitest';
import { browserTally } from './browser.mjs';
import { layersTally, lintTally } from './lint.mjs';
import { closingLine, findings, noReport, sum, tally } from './tally.mjs';
import { countErrors } from './types.mjs';
import { unitTally } from './unit.mjs';

const ended = (code, output = '') => ({ code, signal: null, timedOut: false, stdout: '', output });

describe('the closing line', () => {
  it('adds up what the runners report', () => {
    expect(closingLine(sum([tally(3, 1, 2, ''), tally(1, 0, 0, ''), findings(2, 'x')]))).toBe('4 passed, 3 failed, 2 skipped');
  });

  it('counts a runner without a report as a failure', () => {
    expect(noReport('Vitest', ended(0))).toMatchObject({ passed: 0, failed: 1, output: expect.stringContaining('left no report') });
  });

  it('counts a clean check as one passed test', () => {
    expect(findings(0, '')).toMatchObject({ passed: 1, failed: 0 });
  });
});

describe('Vitest', () => {
  const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

  it('is added up', () => {
    expect(unitTally(report, ended(0))).toMatchObject({ passed: 2, failed: 0, skipped: 2 });
  });

  it('fails for a file that could not be loaded', () => {
    const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(unitTally(broken, ended(1))).toMatchObject({ failed: 1 });
  });

  it('does not count a failed test twice', () => {
    const failed = { ...report, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] };
    expect(unitTally(failed, ended(1))).toMatchObject({ failed: 1 });
  });

  it('fails for an error outside of any test', () => {
    expect(unitTally(report, ended(1))).toMatchObject({ failed: 1 });
  });
});

describe('Playwright', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };
  const skipped = { status: 'skipped', annotations: [{ type: 'skip', description: 'no binary' }] };

  it('is added up, with the reasons for what was skipped', () => {
    const suites = [{ suites: [{ specs: [{ tests: [skipped] }, { tests: [skipped] }] }] }];
    expect(browserTally({ stats, suites }, ended(0))).toMatchObject({ passed: 5, failed: 0, skipped: 1, note: 'no binary' });
  });

  it('fails for a flaky test and for an error outside of any test', () => {
    expect(browserTally({ stats: { ...stats, flaky: 1 }, errors: [{}] }, ended(1))).toMatchObject({ failed: 2 });
  });

  it('fails when it ran nothing', () => {
    expect(browserTally({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, ended(1))).toMatchObject({ failed: 1 });
  });
});

describe('the static checks', () => {
  it('count errors of ESLint, and tell warnings', () => {
    const messages = [{ severity: 2, message: 'bad', ruleId: 'a' }, { severity: 1, message: 'long', ruleId: 'b' }];
    expect(lintTally([{ filePath: '/x.ts', messages }])).toMatchObject({ failed: 1, note: '1 warning' });
    expect(lintTally([{ filePath: '/x.ts', messages: messages.slice(1) }])).toMatchObject({ passed: 1, failed: 0 });
  });

  it('count errors of the compiler', () => {
    expect(countErrors('a.ts(1,2): error TS2322: No.\n  more of it\nb.ts(3,4): error TS1005: No.\nerror TS18003: No inputs.\n')).toBe(3);
  });

  it('count forbidden imports, and show the way round of a cycle', () => {
    const violations = [{ from: 'a.ts', to: 'b.ts', cycle: [{ name: 'b.ts' }, { name: 'a.ts' }], rule: { severity: 'error', name: 'no-cycle' } }];
    expect(layersTally({ summary: { error: 1, warn: 0, violations } })).toMatchObject({
      failed: 1, output: 'error  no-cycle: a.ts → b.ts → a.ts',
    });
  });
});
