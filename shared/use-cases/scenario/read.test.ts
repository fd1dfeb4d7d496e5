import { describe, expect, it } from 'vitest';
import { readScenario } from './read';

const sentence = (text: string): string => {
  const read = readScenario(text, 'mine');
  return read.ok ? '' : read.message;
};

describe('a scenario that cannot be read says in one sentence what is wrong, and in which line', () => {
  const head = 'scenario: mine\ntitle: Mine\nversions: ["2.0.1"]\n';

  it.each([
    ['no YAML at all', 'scenario: [a\n', /^mine, line \d+, column \d+: /],
    ['a member too few', 'scenario: mine\nversions: ["2.0.1"]\ncases: []\n', /^mine, line 1: “title” in the scenario is missing/],
    ['a version that there is not', 'scenario: mine\ntitle: Mine\nversions: ["3.0"]\ncases: []\n', /^mine, line 3: “versions\.0” in the scenario/],
    ['a step that does nothing', `${head}cases:\n  - id: one\n    title: One\n    steps:\n      - { wait: 1 }\n      - { text: Hello }\n`, /^mine, line 9: step 2 in case one: it does nothing/],
    ['a member that a step has not', `${head}cases:\n  - id: one\n    title: One\n    steps:\n      - expect: Heartbeat\n        from: backend\n`, /^mine, line 9: “from” in step 1 in case one/],
    ['a case without a title', `${head}cases:\n  - id: one\n    steps: []\n`, /^mine, line 5: “title” in case one is missing/],
  ])('%s', (_, text, expected) => expect(sentence(text)).toMatch(expected));

  it('in JSON too', () => {
    const text = JSON.stringify({ scenario: 'mine', title: 'Mine', versions: ['2.0.1'], cases: [{ id: 'one', title: 'One', steps: [{ wait: 1 }, { text: 'Hello' }] }] }, undefined, 2);
    const line = text.split('\n').findIndex((one) => one.includes('Hello'));
    // The step begins with its brace, one line above.
    expect(sentence(text)).toContain(`mine, line ${line}: step 2 in case one`);
  });
});
