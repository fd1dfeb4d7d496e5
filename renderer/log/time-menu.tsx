import { Menu } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { isTimeMode, useLog } from '../stores/log';
import { MenuButton } from '../ui/menu-button';
import { TIME_MODES } from './log-columns';

export function TimeMenu() {
  const mode = useLog((state) => state.timeMode);
  const setTimeMode = useLog((state) => state.setTimeMode);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <MenuButton label="Time shown" icon={<IconClock size={15} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Time shown</Menu.Label>
        <Menu.RadioGroup value={mode} onChange={(value) => { if (isTimeMode(value)) setTimeMode(value); }}>
          {TIME_MODES.map(({ value, label, description }) => (
            <Menu.RadioItem key={value} value={value}>{label} <span style={{ color: 'var(--text-3)' }}>{description}</span></Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
