import { expect, test } from 'vitest';
import { changedTextFault } from './changed-text';

test.each([
  ['[2,"a","Heartbeat",{}]', undefined],
  ['[2,"b","Heartbeat",{}]', /message id is "b" instead of "a"/],
  ['[2]', /message id is null instead of "a"/],
  ['{}', /A frame is a JSON array/],
  ['[2,"a"', /This is no JSON .*can be sent all the same/],
])('%s', (text, said) => {
  const fault = changedTextFault(text, 'a');
  if (said === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(said);
});
