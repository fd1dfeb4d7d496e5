import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_WORLD } from '../../shared/state/model';

const { call, log } = vi.hoisted(() => ({ call: vi.fn(), log: { selected: undefined as number | undefined } }));
vi.mock('../host/host', () => ({ call }));
vi.mock('./log', () => ({ useLog: { getState: () => log } }));
const { forgetState, forgetWorld, requestWorld } = await import('./world-loader');
const { useWorld } = await import('./world');

const SOME = { set: { stations: { CP1: {} } } };
const answer = (value: object) => ({ ok: true, value });

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
  useWorld.setState({ mode: 'live' });
  forgetWorld();
});

afterEach(() => { vi.useRealTimers(); });

test('the newest state that is still worked out is asked for until it is there', async () => {
  call.mockResolvedValueOnce(answer({ number: 0, pending: 0.4 })).mockResolvedValueOnce(answer({ number: 1, patch: SOME }));
  requestWorld();
  await vi.advanceTimersByTimeAsync(1);
  expect(useWorld.getState()).toMatchObject({ pending: 0.4, loaded: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect(call).toHaveBeenCalledTimes(2);
  expect(useWorld.getState()).toMatchObject({ pending: undefined, loaded: true, world: { stations: { CP1: {} } } });
});

test('an answer that goes on from a state that was forgotten meanwhile is not taken, and asked for anew', async () => {
  call.mockResolvedValueOnce(answer({ number: 1, patch: SOME }));
  requestWorld();
  await vi.advanceTimersByTimeAsync(1000);
  let reply: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => { reply = resolve; })).mockResolvedValueOnce(answer({ number: 3, patch: { set: { stations: { CP2: {} } } } }));
  requestWorld();
  // Another journal comes while the answer is on its way.
  forgetWorld();
  reply(answer({ number: 2, since: 1 }));
  await vi.advanceTimersByTimeAsync(0);
  expect(useWorld.getState()).toMatchObject({ loaded: false, world: EMPTY_WORLD });
  await vi.advanceTimersByTimeAsync(2000);
  expect(call).toHaveBeenLastCalledWith('journal.follow', {});
  expect(useWorld.getState().world).toEqual({ stations: { CP2: {} } });
  forgetState();
});
