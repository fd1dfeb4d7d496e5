import type { ScenarioResult } from '../../shared/use-cases/run/verdict';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { existsIn, type UseCase } from '../../shared/use-cases/catalogue/model';

/** The table of docs/use-cases.md: each use case, in each version, for each role, with both ends ours. */

interface Line {
  readonly useCase: UseCase;
  readonly results: ReadonlyMap<OcppVersion, readonly ScenarioResult[]>;
}

export function useCaseTable(useCases: readonly UseCase[], results: readonly ScenarioResult[]): string {
  const lines = useCases.map((useCase): Line => ({
    useCase,
    results: new Map(OCPP_VERSIONS.map((version) => [version, results.filter((result) => result.useCase === useCase.id && result.version === version)])),
  }));
  const covered = (version: OcppVersion): string => {
    const all = lines.filter(({ useCase }) => existsIn(useCase, version));
    return `${all.filter((line) => verdict(line, version) === '✔').length} of ${all.length} in ${version}`;
  };
  return `# Use cases

Made by \`npm run use-cases\` from a run of every built-in scenario with both ends ours; \`npm test\` plays them again and fails when
this page is out of date. It says what our own simulated station and our own CSMS do; how to run the same against yours is
said in the [guide](guide.md) and in [scenarios.md](scenarios.md).

With every check passed: ${OCPP_VERSIONS.map(covered).join(', ')}.

✔ all checks passed · ✘ a check failed · – not in this version · · no scenario yet. The numbers are checks of the station and of the
CSMS, and in brackets those that did not apply.

| | use case | 1.6 | 2.0.1 | 2.1 |
|---|---|---|---|---|
${lines.map(row).join('\n')}

## What does not apply, and why

${lines.flatMap(reasons).join('\n') || 'Every check applies.'}
`;
}

function row(line: Line): string {
  const { id, title } = line.useCase;
  return `| ${id} | ${title} | ${OCPP_VERSIONS.map((version) => cell(line, version)).join(' | ')} |`;
}

function cell(line: Line, version: OcppVersion): string {
  const mark = verdict(line, version);
  if (mark === '–' || mark === '·') return mark;
  const checks = (line.results.get(version) ?? []).flatMap(({ cases }) => cases.flatMap((one) => one.checks));
  const count = (of: string): number => checks.filter((check) => check.of === of && check.verdict !== 'not-applicable').length;
  const others = checks.filter((check) => check.verdict === 'not-applicable').length;
  return `${mark} ${count('station')} + ${count('csms')}${others > 0 ? ` (${others})` : ''}`;
}

function verdict(line: Line, version: OcppVersion): string {
  const results = line.results.get(version) ?? [];
  if (results.length === 0) return existsIn(line.useCase, version) ? '·' : '–';
  return results.every((result) => result.verdict === 'pass') ? '✔' : '✘';
}

function reasons({ useCase, results }: Line): string[] {
  const seen = new Map<string, OcppVersion[]>();
  for (const [version, of] of results) for (const { cases } of of) for (const one of cases) {
    for (const check of one.checks) if (check.verdict === 'not-applicable') note(seen, `${check.text} ${check.why ?? ''}`.trim(), version);
    if (one.verdict === 'not-applicable' && one.checks.length === 0) note(seen, `${one.title}: ${one.why ?? ''}`.trim(), version);
  }
  return Array.from(seen, ([text, versions]) => `- ${useCase.id} (${versions.join(', ')}): ${text}`);
}

function note(seen: Map<string, OcppVersion[]>, text: string, version: OcppVersion): void {
  const versions = seen.get(text) ?? [];
  if (!versions.includes(version)) versions.push(version);
  seen.set(text, versions);
}
