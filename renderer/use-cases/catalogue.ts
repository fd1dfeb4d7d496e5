import scenarioHeads, { type ScenarioHead } from '../../schemas/generated/scenario-index';
import { USE_CASES } from '../../shared/use-cases/catalogue';
import { BLOCKS, existsIn, type BlockId, type UseCase } from '../../shared/use-cases/catalogue/model';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import type { CaseVerdict, UseCaseRun } from '../../shared/ipc/use-case-shapes';
import { keyOf } from '../stores/run-key';
import type { RunForm } from '../stores/use-cases';

/** A use case with the scenarios that play it. */
export interface ListedUseCase {
  readonly useCase: UseCase;
  readonly scenarios: readonly ScenarioHead[];
}

export interface ListedBlock {
  readonly id: BlockId;
  readonly title: string;
  readonly useCases: readonly ListedUseCase[];
}

export const LISTED: readonly ListedUseCase[] = USE_CASES.map((useCase) => ({ useCase, scenarios: scenarioHeads.filter((head) => head.useCase === useCase.id) }));

export const LISTED_BLOCKS: readonly ListedBlock[] = (Object.entries(BLOCKS) as [BlockId, string][]).map(([id, title]) => ({
  id, title, useCases: LISTED.filter(({ useCase }) => useCase.block === id),
}));

const BY_ID = new Map(LISTED.map((listed) => [listed.useCase.id, listed]));

export function listedUseCase(id: string): ListedUseCase | undefined {
  return BY_ID.get(id);
}

/** Whether a use case is in a version at all, and whether it can be run there. */
export function stateIn({ useCase, scenarios }: ListedUseCase, version: OcppVersion): 'absent' | 'no-scenario' | 'playable' {
  if (!existsIn(useCase, version)) return 'absent';
  return scenarios.some(({ versions }) => versions.includes(version)) ? 'playable' : 'no-scenario';
}

/** Versions in which it can be run. */
export function playableIn(listed: ListedUseCase): OcppVersion[] {
  return OCPP_VERSIONS.filter((version) => stateIn(listed, version) === 'playable');
}

/** The verdict of a use case in a version: of several scenarios that play it, the worst. */
export function verdictOf({ scenarios }: ListedUseCase, version: OcppVersion, setting: RunForm['setting'], runs: ReadonlyMap<string, UseCaseRun>): CaseVerdict | undefined {
  const verdicts = scenarios.filter(({ versions }) => versions.includes(version))
    .map(({ name }) => runs.get(keyOf({ scenario: { own: false, name }, version, setting }))?.verdict);
  for (const verdict of ['fail', 'cancelled', 'not-seen', 'pass', 'not-applicable'] as const) if (verdicts.includes(verdict)) return verdict;
  return undefined;
}

/** How the use cases of a block came out, over all versions. */
export function tallyOf(useCases: readonly ListedUseCase[], setting: RunForm['setting'], runs: ReadonlyMap<string, UseCaseRun>): { readonly pass: number; readonly fail: number } {
  let pass = 0;
  let fail = 0;
  for (const listed of useCases) {
    for (const version of OCPP_VERSIONS) {
      const verdict = verdictOf(listed, version, setting, runs);
      if (verdict === 'pass') pass += 1;
      if (verdict === 'fail') fail += 1;
    }
  }
  return { pass, fail };
}
