import { expect, test } from 'vitest';
import { useCase } from '../../shared/use-cases/catalogue';
import { existsIn } from '../../shared/use-cases/catalogue/model';
import { builtIns } from '../../shared/use-cases/scenario/built-in';

/** What the scenarios say of themselves has to be what the catalogue says of their use case. */

const ofUseCases = builtIns().flatMap(({ name, scenario }) => (scenario.useCase === undefined ? [] : [{ name, scenario, id: scenario.useCase }]));

test('each scenario belongs to a use case of the catalogue, and is for those versions only that have it', () => {
  expect(ofUseCases.filter(({ id }) => !useCase(id)).map(({ name }) => name)).toEqual([]);
  const astray = ofUseCases.filter(({ id, scenario }) => {
    const of = useCase(id);
    return of && scenario.versions.some((version) => !existsIn(of, version));
  });
  expect(astray.map(({ name }) => name)).toEqual([]);
});

test('a scenario of 2.x has the title of its use case; one of 1.6 may speak in the words of 1.6', () => {
  const others = ofUseCases.filter(({ id, scenario }) => !scenario.versions.includes('1.6') && scenario.title !== useCase(id)?.title);
  expect(others.map(({ name, scenario }) => `${name}: ${scenario.title}`)).toEqual([]);
});
