import { Menu } from '@mantine/core';
import { IconFlagOff } from '@tabler/icons-react';
import { MARK_COLOURS } from '../../shared/journal/marks';
import { useMarks } from '../stores/marks';
import { MARK_NAMES, MarkShape } from '../ui/mark-shape';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { markSelection } from './operations';
import classes from './marks.module.css';

/** The marks to set at what is selected, as items of a menu. */
export function MarkItems() {
  const last = useMarks((state) => state.colour);
  return (
    <>
      {MARK_COLOURS.map((colour) => (
        <Menu.Item key={colour} leftSection={<span className={classes.icon}><MarkShape colour={colour} /></span>} rightSection={colour === last ? <ShortcutKeys keys="m" /> : undefined} onClick={() => void markSelection(colour)}>
          {MARK_NAMES[colour]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconFlagOff size={14} />} onClick={() => void markSelection(undefined)}>No mark</Menu.Item>
    </>
  );
}
