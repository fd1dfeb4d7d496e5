import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useSequence, WINDOWS, type SequenceScope, type Window } from '../stores/sequence';

type Timed = Extract<SequenceScope, { kind: 'transaction' | 'entry' }>;

/** `30 s`, `2 min`, `1 h`. */
function windowText(ms: Window): string {
  return ms < 60_000 ? `${ms / 1000} s` : ms < 3_600_000 ? `${ms / 60_000} min` : `${ms / 3_600_000} h`;
}

interface Choice {
  readonly id: string;
  /** On the button. */
  readonly short: string;
  readonly long: string;
  readonly scope: Timed;
  readonly window?: Window;
}

function choicesOf(scope: Timed): readonly Choice[] {
  if (scope.kind === 'entry') return WINDOWS.map((ms): Choice => ({ id: String(ms), short: `± ${windowText(ms)}`, long: `${windowText(ms)} before and after the entry`, scope: { ...scope, within: ms }, window: ms }));
  const { around: _, ...alone } = scope;
  return [
    { id: 'alone', short: 'Alone', long: 'The transaction alone', scope: alone },
    { id: '0', short: 'Meanwhile', long: 'All that its station said meanwhile', scope: { ...scope, around: 0 } },
    ...WINDOWS.slice(0, 3).map((ms): Choice => ({ id: String(ms), short: `± ${windowText(ms)}`, long: `And ${windowText(ms)} before and after`, scope: { ...scope, around: ms } })),
  ];
}

const idOf = (scope: Timed): string => (scope.kind === 'entry' ? String(scope.within) : scope.around === undefined ? 'alone' : String(scope.around));

/** How much around a transaction or an entry is drawn. */
export function AroundMenu({ scope }: { readonly scope: Timed }) {
  const choices = choicesOf(scope);
  const chosen = choices.find(({ id }) => id === idOf(scope)) ?? choices[0];
  const choose = (value: string): void => {
    const choice = choices.find(({ id }) => id === value);
    if (choice === undefined) return;
    if (choice.window !== undefined) useSequence.getState().setWithin(choice.window);
    useSequence.getState().show(choice.scope);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target><Button variant="subtle" aria-label={`How much around it: ${chosen?.long ?? ''}`} rightSection={<IconChevronDown size={13} />}>{chosen?.short}</Button></Menu.Target>
      <Menu.Dropdown aria-label="How much around it">
        <Menu.RadioGroup value={idOf(scope)} onChange={choose}>
          {choices.map(({ id, long }) => <Menu.RadioItem closeMenuOnClick key={id} value={id}>{long}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
