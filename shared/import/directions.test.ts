import { describe, expect, test } from 'vitest';
import { loadValidator } from '../ocpp/validate';
import { importLog } from './import';

async function directions(text: string): Promise<readonly string[]> {
  const imported = await importLog([{ name: 'x.log', text }], {}, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  return imported.assembled.entries.filter(({ kind }) => kind === 'frame').map(({ direction, directionFrom }) => `${direction ?? ''} ${directionFrom ?? ''}`);
}

describe('a log that says nothing of directions', () => {
  test('the action tells, and an answer goes the other way', async () => {
    expect(await directions('[2,"1","Heartbeat",{}]\n[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n[2,"2","Reset",{"type":"Soft"}]\n[4,"2","NotSupported","",{}]'))
      .toEqual(['up action', 'down pairing', 'down action', 'up pairing']);
  });

  test('both sides may use the same id at the same time', async () => {
    expect(await directions('[2,"1","Heartbeat",{}]\n[2,"1","Reset",{"type":"Soft"}]\n[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n[3,"1",{"status":"Accepted"}]'))
      .toEqual(['up action', 'down action', 'down pairing', 'up pairing']);
  });

  test('SEND and CALLRESULTERROR of 2.1', async () => {
    expect(await directions('[6,"1","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-01-01T00:00:00Z","data":[]}]\n[2,"2","Heartbeat",{}]\n[3,"2",{}]\n[5,"2","FormatViolation","",{}]\n[2,"3","Reset",{"type":"Immediate"}]\n[3,"3",{}]\n[5,"3","FormatViolation","",{}]'))
      .toEqual(['up action', 'up action', 'down pairing', 'up pairing', 'down action', 'up pairing', 'down pairing']);
  });

  test('an answer without its request tells by what is in it', async () => {
    expect(await directions('[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]\n[3,"2",{"configurationKey":[]}]\n[3,"3",{"status":"Unlocked"}]\n[3,"4",{}]\n[3,"5",{"status":"Accepted"}]'))
      .toEqual(['down assumed', 'up assumed', 'up assumed', 'down assumed', 'up assumed']);
  });

  test('what both sides may send tells by its id', async () => {
    expect(await directions('[2,"17","Heartbeat",{}]\n[2,"0b1f2a33-aaaa","Reset",{"type":"Soft"}]\n[2,"9c1d0f6e-bbbb","DataTransfer",{"vendorId":"v"}]\n[2,"18","DataTransfer",{"vendorId":"v"}]'))
      .toEqual(['up action', 'down action', 'down assumed', 'up assumed']);
  });
});

test('a request of either side is known by its answer, where the log says where that went', async () => {
  expect(await directions('09:00:01 something [2,"1","DataTransfer",{"vendorId":"v"}]\n09:00:02 CP->CSMS [3,"1",{"status":"Accepted"}]')).toEqual(['down pairing', 'up log']);
});
