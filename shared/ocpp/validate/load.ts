import type { OcppVersion } from '../version';
import { FrameValidator } from './frame-validator';
import type { GeneratedValidators } from './payload-validator';

const loaded = new Map<OcppVersion, Promise<FrameValidator>>();

/** The validator of a version. Its code (0.15 to 0.8 MB) is loaded when it is first asked for, and kept. */
export function loadValidator(version: OcppVersion): Promise<FrameValidator> {
  let validator = loaded.get(version);
  if (!validator) {
    validator = make(version);
    loaded.set(version, validator);
  }
  return validator;
}

async function make(version: OcppVersion): Promise<FrameValidator> {
  const { validators, shapes } = await generated(version);
  return new FrameValidator(version, validators, shapes);
}

function generated(version: OcppVersion): Promise<GeneratedValidators> {
  switch (version) {
    case '1.6': return import('../../../schemas/generated/v16.validators.js');
    case '2.0.1': return import('../../../schemas/generated/v201.validators.js');
    case '2.1': return import('../../../schemas/generated/v21.validators.js');
  }
}
