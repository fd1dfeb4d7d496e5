import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { EXPORT_FORMATS, exportLog } from '../actions/operations';
import { runAction } from '../actions/registry';
import { isFiltered, useLog } from '../stores/log';
import { MenuButton } from '../ui/menu-button';
import { ShortcutKeys } from '../ui/shortcut-keys';

/** Saves the journal, or exports it or what the filter shows of it. */
export function ExportMenu() {
  const filtered = useLog((state) => isFiltered(state.filter));
  return (
    <Menu position="bottom">
      <Menu.Target><MenuButton label="Save or export" icon={<IconDownload size={14} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<ShortcutKeys keys="mod+s" />} onClick={() => runAction('log.save')}>Save the journal…</Menu.Item>
        <Menu.Divider />
        <Menu.Label>Export all as</Menu.Label>
        {EXPORT_FORMATS.map(({ id, title }) => <Menu.Item key={id} onClick={() => void exportLog(id, false)}>{capital(title)}</Menu.Item>)}
        {filtered && (
          <>
            <Menu.Divider />
            <Menu.Label>Export what the filter shows as</Menu.Label>
            {EXPORT_FORMATS.map(({ id, title }) => <Menu.Item key={id} onClick={() => void exportLog(id, true)}>{capital(title)}</Menu.Item>)}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
