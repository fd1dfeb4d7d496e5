import { create } from 'zustand';
import { remember } from './memory';

export type ThemeChoice = 'auto' | 'dark' | 'light';

export function isThemeChoice(value: unknown): value is ThemeChoice {
  return value === 'auto' || value === 'dark' || value === 'light';
}

const system = matchMedia('(prefers-color-scheme: light)');
const LOCAL_KEY = 'ocpp-workbench-theme';

interface ThemeStore {
  readonly choice: ThemeChoice;
  /** What the choice comes to now. */
  readonly scheme: 'dark' | 'light';
  choose(choice: ThemeChoice): void;
}

/** Read at once from this origin, so that the first picture has the right colours; the host's memory is asked later. */
function firstChoice(): ThemeChoice {
  const kept = localStorage.getItem(LOCAL_KEY);
  return isThemeChoice(kept) ? kept : 'auto';
}

const schemeOf = (choice: ThemeChoice): 'dark' | 'light' => (choice === 'auto' ? (system.matches ? 'light' : 'dark') : choice);

export const useTheme = create<ThemeStore>()((set) => ({
  choice: firstChoice(),
  scheme: schemeOf(firstChoice()),
  choose: (choice) => {
    set({ choice, scheme: schemeOf(choice) });
    localStorage.setItem(LOCAL_KEY, choice);
    remember('theme', choice);
  },
}));

/** Follows the system while the choice is `auto`. */
system.addEventListener('change', () => useTheme.setState(({ choice }) => ({ scheme: schemeOf(choice) })));
