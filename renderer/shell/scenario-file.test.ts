import { expect, it } from 'vitest';
import { isScenarioFile } from './scenario-file';

it.each([
  ['mine.yaml', '', true],
  ['mine.YML', 'anything', true],
  ['mine.json', '{ "scenario": "mine", "cases": [] }', true],
  // Broken, but meant as one: whoever dropped it is told what is wrong with it.
  ['mine.json', '{ "scenario": "mine", "cases": [', true],
  ['frames.json', '[[2, "1", "Heartbeat", {}]]', false],
  ['log.json', '{ "text": "a \\"scenario\\"" }', false],
  ['session.ocppj.jsonl', '{ "scenario": 1, "cases": 2 }', false],
])('%s holding %s is a scenario: %s', (name, text, expected) => expect(isScenarioFile(name, text)).toBe(expected));
