import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tap } from '../../shared/tap/tap';
import { TapBench, type FarEnd } from './tap-bench';

/** What a person may do to a tapped wire: each is in the journal. */

let bench: TapBench;
beforeEach(() => { bench = new TapBench(); });
afterEach(() => bench.end());

test.each(['station', 'csms'] as const)('a request of the workbench towards the %s: its answer goes nowhere else', async (towards) => {
  const { tap, station, csms } = await bench.pair();
  const [target, other] = towards === 'station' ? [station, csms] : [csms, station];
  const sent = tap.call('CP1', towards, { action: 'DataTransfer', payload: { vendorId: 'me' } });
  await expect.poll(() => target.heard.length).toBe(1);
  const [, id] = JSON.parse(target.heard[0] ?? '[]') as [number, string];
  target.socket.send(`[3,"${id}",{"status":"Accepted"}]`);
  expect(await sent).toMatchObject({ ok: true, outcome: { kind: 'result', payload: { status: 'Accepted' } } });
  target.socket.send('[2,"after","Heartbeat",{}]');
  await expect.poll(() => other.heard).toEqual(['[2,"after","Heartbeat",{}]']);
  expect(bench.notes().join('\n')).toContain(`Injected by the workbench towards the ${towards === 'station' ? 'station' : 'CSMS'}: DataTransfer`);
  expect(bench.notes().join('\n')).toMatch(/Entry \d+ answers the workbench, and is not passed on/);
  expect(bench.journal.row(bench.entries('frame')[0]?.index ?? -1)).toMatchObject({ direction: towards === 'station' ? 'down' : 'up', answer: 'answered' });
});

test('it waits while a request is open that way, and says so', async () => {
  const { tap, station, csms } = await bench.pair();
  csms.socket.send('[2,"c1","GetVariables",{}]');
  await expect.poll(() => station.heard.length).toBe(1);
  const sent = tap.call('CP1', 'station', { action: 'ClearCache', payload: {} });
  await expect.poll(() => bench.notes().join('\n')).toContain('ClearCache of the workbench waits');
  expect(station.heard).toHaveLength(1);
  station.socket.send('[3,"c1",{}]');
  await expect.poll(() => station.heard.length).toBe(2);
  const [, id] = JSON.parse(station.heard[1] ?? '[]') as [number, string];
  station.socket.send(`[4,"${id}","NotSupported","",{}]`);
  expect(await sent).toMatchObject({ ok: true, outcome: { kind: 'error', code: 'NotSupported' } });
  expect(csms.heard).toEqual(['[3,"c1",{}]']);
});

test('any text can be put on the wire; a message id that is open on it cannot be taken twice', async () => {
  const { tap, station, csms } = await bench.pair();
  expect(await tap.sendRaw('CP1', 'station', '{"broken')).toEqual({ ok: true });
  await expect.poll(() => station.heard).toEqual(['{"broken']);
  csms.socket.send('[2,"c1","GetVariables",{}]');
  await expect.poll(() => station.heard.length).toBe(2);
  expect(await tap.sendRaw('CP1', 'station', '[2,"c1","Reset",{}]')).toMatchObject({ ok: false, message: expect.stringContaining('message id c1 is open') as string });
  expect(await tap.sendRaw('CP9', 'station', '[]')).toEqual({ ok: false, message: 'CP9 is not connected over the tap.' });
});

test('an open request settles when the station goes', async () => {
  const { tap, station } = await bench.pair();
  const sent = tap.call('CP1', 'station', { action: 'Reset', payload: {} });
  await expect.poll(() => station.heard.length).toBe(1);
  station.socket.terminate();
  expect(await sent).toEqual({ ok: true, outcome: { kind: 'closed' } });
});

test('a rule drops what it names, so many times, and the journal has it with a note', async () => {
  const { tap, station, csms } = await bench.pair({ drops: [{ from: 'station', action: 'Heartbeat', half: 'request', times: 1 }, { from: 'csms', action: 'StatusNotification', half: 'response' }] });
  for (const text of ['[2,"1","Heartbeat",{}]', '[2,"2","Heartbeat",{}]', '[2,"3","StatusNotification",{}]']) station.socket.send(text);
  await expect.poll(() => csms.heard).toEqual(['[2,"2","Heartbeat",{}]', '[2,"3","StatusNotification",{}]']);
  csms.socket.send('[3,"3",{}]');
  csms.socket.send('[3,"2",{}]');
  await expect.poll(() => station.heard).toEqual(['[3,"2",{}]']);
  expect(bench.entries('frame')).toHaveLength(5);
  expect(bench.notes().filter((note) => note.startsWith('Dropped by the workbench'))).toHaveLength(2);
  expect(tap.state().stations[0]).toMatchObject({ fromStation: { frames: 3, dropped: 1 }, fromCsms: { frames: 2, dropped: 1 } });
});

test('a delay holds one direction up, keeps the order, and lets what waits go before the end', async () => {
  const { tap, station, csms } = await bench.pair({ delayMs: { station: 150, csms: 0 } });
  for (let at = 0; at < 5; at += 1) station.socket.send(`[2,"${at}","Heartbeat",{}]`);
  csms.socket.send('[2,"c","Reset",{}]');
  await expect.poll(() => station.heard.length).toBe(1);
  await expect.poll(() => bench.entries('frame').length).toBe(6);
  tap.configure({ delayMs: { station: 0, csms: 0 } });
  expect(bench.notes().join('\n')).toMatch(/delays messages: those of the station by 150 ms[\s\S]*delays nothing any more/);
  station.socket.send('[2,"late","Heartbeat",{}]');
  station.socket.close(1000, 'end');
  await expect.poll(() => csms.closed).toEqual({ code: 1000, reason: 'end' });
  expect(csms.heard.map((text) => (JSON.parse(text) as [number, string])[1])).toEqual(['0', '1', '2', '3', '4', 'late']);
});

test('a person disconnects a leg, and the other follows', async () => {
  const { tap, station, csms } = await bench.pair();
  expect(tap.disconnect('CP1', 'csms')).toBe(true);
  await expect.poll(() => [csms.closed?.code, station.closed?.code]).toEqual([1000, 1000]);
  expect(bench.notes().join('\n')).toContain("A person closes the CSMS's leg");
  expect(tap.disconnect('CP1', 'csms')).toBe(false);
});

test('a message that a rule holds waits for a person, who releases it; others go past it', async () => {
  const { tap, station, csms } = await bench.pair({ holds: [{ from: 'station', action: 'BootNotification', half: 'request' }] });
  station.socket.send('[2,"1","BootNotification",{}]');
  station.socket.send('[2,"2","Heartbeat",{}]');
  await expect.poll(() => csms.heard).toEqual(['[2,"2","Heartbeat",{}]']);
  const [held] = tap.state().held;
  expect(held).toMatchObject({ station: 'CP1', from: 'station', action: 'BootNotification', half: 'request', id: '1' });
  expect(tap.state().stations[0]?.fromStation).toMatchObject({ held: 1 });
  expect(tap.heldMessage(held?.key ?? -1)).toEqual({ text: '[2,"1","BootNotification",{}]' });
  expect(bench.notes().join('\n')).toMatch(/Held by the workbench: BootNotification of the station \(entry \d+\) waits .* The station waits for the answer meanwhile, and gives up when its own timeout is over/);
  expect(tap.answerHeld(held?.key ?? -1, { kind: 'release' })).toBe(true);
  await expect.poll(() => csms.heard.at(-1)).toBe('[2,"1","BootNotification",{}]');
  csms.socket.send('[3,"1",{"status":"Accepted"}]');
  await expect.poll(() => station.heard).toEqual(['[3,"1",{"status":"Accepted"}]']);
  expect(tap.state().held).toEqual([]);
  expect(tap.answerHeld(held?.key ?? -1, { kind: 'release' })).toBe(false);
  expect(bench.journal.row(held?.entry ?? -1)).toMatchObject({ tap: 'held', answer: 'answered' });
});

test('a person changes a held request: the changed text is the one that is answered', async () => {
  const { tap, station, csms } = await bench.pair({ holds: [{ from: 'station', action: 'Heartbeat', half: 'request' }] });
  station.socket.send('[2,"1","Heartbeat",{}]');
  await expect.poll(() => tap.state().held.length).toBe(1);
  const [held] = tap.state().held;
  tap.answerHeld(held?.key ?? -1, { kind: 'change', text: '[2,"1","Heartbeat",{"more":1}]' });
  await expect.poll(() => csms.heard).toEqual(['[2,"1","Heartbeat",{"more":1}]']);
  csms.socket.send('[3,"1",{}]');
  await expect.poll(() => station.heard).toEqual(['[3,"1",{}]']);
  const [original, changed, answer] = bench.entries('frame').map(({ index }) => bench.journal.row(index));
  expect(original).toMatchObject({ tap: 'replaced', direction: 'up' });
  expect(original?.answer).toBeUndefined();
  expect(changed).toMatchObject({ tap: 'changed', direction: 'up', answer: 'answered', pair: answer?.index });
  expect(tap.state().stations[0]?.fromStation).toMatchObject({ frames: 1, changed: 1, held: 0 });
});

test('a person changes a held answer: it belongs to the request, whose action it is judged by', async () => {
  const { tap, station, csms } = await bench.pair({ holds: [{ from: 'csms', action: 'Heartbeat', half: 'response' }] });
  station.socket.send('[2,"1","Heartbeat",{}]');
  await expect.poll(() => csms.heard.length).toBe(1);
  csms.socket.send('[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]');
  await expect.poll(() => tap.state().held.length).toBe(1);
  tap.answerHeld(tap.state().held[0]?.key ?? -1, { kind: 'change', text: '[3,"1",{"currentTime":"1970-01-01T00:00:00Z"}]' });
  await expect.poll(() => station.heard).toEqual(['[3,"1",{"currentTime":"1970-01-01T00:00:00Z"}]']);
  const [request, replaced, changed] = bench.entries('frame').map(({ index }) => bench.journal.row(index));
  expect(request).toMatchObject({ answer: 'answered', pair: changed?.index });
  expect(replaced).toMatchObject({ tap: 'replaced', action: 'Heartbeat' });
  expect(changed).toMatchObject({ tap: 'changed', action: 'Heartbeat', pair: request?.index });
});

test.each([
  ['the tap stops', (tap: Tap) => void tap.stop(), 'was still held when the tap was stopped'],
  ['the station goes', (_tap: Tap, station: FarEnd) => station.socket.terminate(), 'was still held when the connection of the station ended'],
  ['the CSMS goes', (_tap: Tap, _station: FarEnd, csms: FarEnd) => csms.socket.terminate(), 'was still held when the connection of the CSMS ended'],
])('what is held when %s is told of', async (_when, end, sentence) => {
  const { tap, station, csms } = await bench.pair({ holds: [{ from: 'station', half: 'request' }] });
  station.socket.send('[2,"1","Heartbeat",{}]');
  await expect.poll(() => tap.state().held.length).toBe(1);
  const entry = tap.state().held[0]?.entry ?? -1;
  end(tap, station, csms);
  await expect.poll(() => bench.notes().join('\n')).toContain(sentence);
  expect(tap.state().held).toEqual([]);
  expect(bench.journal.row(entry)).toMatchObject({ tap: 'held-dropped' });
});

test('a held message does not keep the wire busy for own requests, nor does a dropped one', async () => {
  const { tap, station, csms } = await bench.pair({ drops: [{ from: 'csms', action: 'Reset', half: 'request' }], holds: [{ from: 'csms', action: 'GetVariables', half: 'request' }] });
  csms.socket.send('[2,"c1","Reset",{}]');
  csms.socket.send('[2,"c2","GetVariables",{}]');
  await expect.poll(() => tap.state().held.length).toBe(1);
  void tap.call('CP1', 'station', { action: 'ClearCache', payload: {} });
  await expect.poll(() => station.heard.length).toBe(1);
  expect(station.heard[0]).toContain('ClearCache');
  const marks = bench.entries('frame').map(({ index }) => bench.journal.row(index)?.tap);
  expect(marks).toEqual(['dropped', 'held', 'injected']);
});
