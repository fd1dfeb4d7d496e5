import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { runAction } from '../actions/registry';
import { isFiltered, useLog } from '../stores/log';
import { isMany, useSelection } from '../stores/selection';
import { MenuButton } from '../ui/menu-button';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { ExportItems } from './export-items';

/** Saves the journal, or exports it, what the filter shows of it, or what is selected. */
export function ExportMenu() {
  const filtered = useLog((state) => isFiltered(state.filter));
  const many = useSelection((state) => isMany(state.ranges));
  return (
    <Menu position="bottom">
      <Menu.Target><MenuButton label="Save or export" icon={<IconDownload size={14} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<ShortcutKeys keys="mod+s" />} onClick={() => runAction('log.save')}>Save the journal…</Menu.Item>
        <Menu.Divider />
        <Menu.Label>Export all as</Menu.Label>
        <ExportItems scope="all" />
        {filtered && <><Menu.Divider /><Menu.Label>Export what the filter shows as</Menu.Label><ExportItems scope="shown" /></>}
        {many && <><Menu.Divider /><Menu.Label>Export the selected entries as</Menu.Label><ExportItems scope="selection" /></>}
      </Menu.Dropdown>
    </Menu>
  );
}
