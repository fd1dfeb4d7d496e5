import { expect, test } from 'vitest';
import { useCase } from '../../shared/use-cases/catalogue';
import { builtIns } from '../../shared/use-cases/scenario/built-in';

/** What the scenarios say of themselves has to be what the catalogue says of their use case. */

const ofUseCases = builtIns().flatMap(({ name, scenario }) => (scenario.useCase === undefined ? [] : [{ name, scenario, id: scenario.useCase }]));

test('each scenario belongs to a use case of the catalogue, and is for 1.6 only where that exists in it', () => {
  expect(ofUseCases.filter(({ id }) => !useCase(id)).map(({ name }) => name)).toEqual([]);
  expect(ofUseCases.filter(({ id, scenario }) => scenario.versions.includes('1.6') && useCase(id)?.v16.exists !== true).map(({ name }) => name)).toEqual([]);
});

test('a scenario of 2.x has the title of its use case; one of 1.6 may speak in the words of 1.6', () => {
  const others = ofUseCases.filter(({ id, scenario }) => !scenario.versions.includes('1.6') && scenario.title !== useCase(id)?.title);
  expect(others.map(({ name, scenario }) => `${name}: ${scenario.title}`)).toEqual([]);
});
