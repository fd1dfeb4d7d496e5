import { expect, test } from 'vitest';
import { actSentence, csmsSentence } from './prompt-words';

test('what a side that is not ours should do is said in a sentence', () => {
  expect(csmsSentence({ kind: 'send-local-list', update: 'Full' })).toBe('Let the CSMS send the station the whole list of its tokens.');
  expect(csmsSentence({ kind: 'send-local-list', update: 'Differential' })).toBe('Let the CSMS send the station what has changed in the list of its tokens.');
  expect(csmsSentence({ kind: 'start-paid', evse: 2 })).toBe('Let the CSMS start charging at EVSE 2 for somebody who has paid.');
  expect(actSentence({ kind: 'wash-the-car', evse: 1 })).toBe('At the station: wash the car (evse 1).');
});
