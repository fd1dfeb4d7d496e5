import { describe, expect, test } from 'vitest';
import { loadPayloadSchemas } from '../../shared/ocpp/schema-docs';
import type { Sender } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { checkText } from './check-text';
import { BROKEN_FRAMES, examplesOf, exampleText, samplesOf } from './examples';

const CASES = OCPP_VERSIONS.flatMap((version) => (['station', 'csms'] as const).map((sender: Sender) => ({ version, sender })));

describe.each(CASES)('examples of the $sender in OCPP $version', ({ version, sender }) => {
  test.each(examplesOf(version, sender))('$title has nothing against it', async (example) => {
    const text = exampleText(example, version, await loadPayloadSchemas(version), 'id-1', new Date());
    const { findings } = checkText(text, { version, sender, validator: await loadValidator(version), pending: [] });
    expect(findings.map(({ violation }) => violation.message), text).toEqual([]);
  });
});

test('every broken frame is recognised as broken', async () => {
  const validator = await loadValidator('2.0.1');
  for (const { title, text } of BROKEN_FRAMES) {
    expect(checkText(text, { version: '2.0.1', sender: 'station', validator, pending: [] }).errors, title).toBeGreaterThan(0);
  }
});

test('the recorded frames are offered where a station of 2.x sends', () => {
  expect(samplesOf('2.0.1', 'station')).toHaveLength(5);
  expect(samplesOf('2.1', 'station')).toHaveLength(5);
  expect(samplesOf('1.6', 'station')).toEqual([]);
  expect(samplesOf('2.0.1', 'csms')).toEqual([]);
});
