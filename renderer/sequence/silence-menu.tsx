import { Menu } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { SILENCES, useSequence } from '../stores/sequence';
import { MenuButton } from '../ui/menu-button';
import { silenceText } from './scope';

/** From which length on a silence between two entries is told. */
export function SilenceMenu() {
  const silence = useSequence((state) => state.silence);
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Silences told" icon={<IconClockPause size={15} />} /></Menu.Target>
      <Menu.Dropdown aria-label="Silences told">
        <Menu.Label>Tell silences</Menu.Label>
        <Menu.RadioGroup value={String(silence)} onChange={(value) => { const chosen = SILENCES.find((one) => String(one) === value); if (chosen !== undefined) useSequence.getState().setSilence(chosen); }}>
          {SILENCES.map((one) => <Menu.RadioItem closeMenuOnClick key={one} value={String(one)}>{silenceText(one)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
