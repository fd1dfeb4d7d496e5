import { writeFileSync } from 'node:fs';
import builder from 'junit-report-builder';
import type { CaseResult, CaseVerdict, CheckResult, ScenarioResult } from '../../shared/use-cases/run/verdict';
import { complain, type Output } from './output';

const MARK: Readonly<Record<CaseVerdict, string>> = { pass: '✔', fail: '✘', 'not-applicable': '–', 'not-seen': '?', cancelled: '■' };
const COLOUR = { pass: 'green', fail: 'red', 'not-applicable': 'gray', 'not-seen': 'yellow', cancelled: 'yellow' } as const;

/** Prints results as they come. */
export class RunReport {
  readonly #out: Output;
  readonly results: ScenarioResult[] = [];

  constructor(out: Output) {
    this.#out = out;
  }

  begin(scenario: string, title: string, version: string, setting: string): void {
    this.#out.say(`\n${this.#out.styled('bold', `${scenario}  ${title}`)}  OCPP ${version}, ${setting}`);
  }

  case(result: CaseResult): void {
    const { length } = result.checks.filter(({ verdict }) => verdict === 'pass');
    this.#out.say(`  ${this.#mark(result.verdict)} ${result.title}  ${length} of ${result.checks.length} checks${result.verdict !== 'pass' && result.why !== undefined ? ` (${result.why})` : ''}`);
    for (const check of result.checks) if (check.verdict !== 'pass' && check.verdict !== 'not-applicable') this.#check(check);
  }

  end(result: ScenarioResult): void {
    this.results.push(result);
    this.#out.object({ type: 'scenario', ...result });
  }

  /** The closing line; true when all that ran passed. */
  close(): boolean {
    const count = (verdict: CaseVerdict): number => this.results.filter((result) => result.verdict === verdict).length;
    const [passed, failed, open] = [count('pass'), count('fail'), count('not-seen') + count('cancelled')];
    const checks = this.results.flatMap(({ cases }) => cases.flatMap((one) => one.checks));
    const summary = { passed, failed, open, notApplicable: count('not-applicable'), checks: checks.length };
    this.#out.object({ type: 'summary', ...summary });
    this.#out.say(`\n${passed} passed, ${failed} failed, ${open} open, ${summary.notApplicable} not applicable; ${checks.length} checks.`);
    return failed === 0 && open === 0 && passed > 0;
  }

  /** Writes what came as a JUnit report: a suite for each scenario and version, a test for each check. */
  junit(path: string): void {
    const report = builder.newBuilder();
    for (const result of this.results) {
      const suite = report.testSuite().name(`${result.scenario} ${result.title} (OCPP ${result.version}, ${result.setting})`);
      for (const one of result.cases) for (const check of one.checks) addTest(suite.testCase(), result, one, check);
    }
    try {
      writeFileSync(path, report.build());
    } catch (error) {
      complain(`The JUnit report could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #check(check: CheckResult): void {
    const { text, requirement, expected, came, why, entries } = check;
    this.#out.say(`      ${this.#mark(check.verdict)} ${text}${requirement === undefined ? '' : ` [${requirement}]`}`);
    if (expected !== undefined) this.#out.say(`          expected ${expected}`);
    if (came !== undefined) this.#out.say(`          came     ${came}`);
    if (why !== undefined) this.#out.say(`          ${why}`);
    if (entries.length > 0) this.#out.say(`          ${entries.length === 1 ? 'entry' : 'entries'} ${entries.slice(0, 8).join(', ')}`);
  }

  #mark(verdict: CaseVerdict): string {
    return this.#out.styled(COLOUR[verdict], MARK[verdict]);
  }
}

type Test = ReturnType<ReturnType<ReturnType<typeof builder.newBuilder>['testSuite']>['testCase']>;

function addTest(test: Test, result: ScenarioResult, one: CaseResult, check: CheckResult): void {
  test.className(`${result.scenario}.${one.id}`).name(check.requirement === undefined ? check.text : `${check.text} [${check.requirement}]`);
  if (check.verdict === 'fail') test.failure(`expected ${check.expected ?? '–'}; came ${check.came ?? '–'}`);
  else if (check.verdict !== 'pass') test.skipped();
}
