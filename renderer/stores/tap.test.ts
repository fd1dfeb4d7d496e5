import { beforeEach, expect, test, vi } from 'vitest';
import type { TapShape } from '../../shared/ipc/shapes';
import { useNotices } from './notices';
import { tellHeld } from './tap';

/** As much of a tap's state as the notice is about. */
function holding(...keys: readonly number[]): TapShape {
  const held = keys.map((key) => ({ key, station: 'CP1', from: 'station', action: 'Heartbeat', half: 'request', entry: key, since: 0, size: 1 }));
  return { held } as unknown as TapShape;
}

const notices = (): readonly string[] => useNotices.getState().notices.map(({ message }) => message);

beforeEach(() => {
  vi.useFakeTimers();
  useNotices.setState({ notices: [] });
  tellHeld(holding(), holding());
});

test('a notice tells that the tap begins to hold something, and goes as soon as that is released', () => {
  tellHeld(holding(), holding(1));
  expect(notices()).toEqual(['The tap holds Heartbeat of CP1, which waits for you in the Tap panel.']);
  tellHeld(holding(1), holding(1, 2));
  expect(notices()).toHaveLength(1);
  tellHeld(holding(1, 2), holding(2));
  expect(notices()).toEqual([]);
});

test('what is released and what is held at once are told apart', () => {
  tellHeld(holding(), holding(1));
  tellHeld(holding(1), holding());
  tellHeld(holding(), holding(2));
  expect(notices()).toHaveLength(1);
});
