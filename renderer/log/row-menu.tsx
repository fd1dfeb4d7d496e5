import { Menu } from '@mantine/core';
import { IconArrowsExchange, IconArrowsSplit2, IconBraces, IconCopy, IconDownload, IconFilter, IconFlag, IconHistory, IconNotes, IconPencil } from '@tabler/icons-react';
import { runAction } from '../actions/registry';
import { MarkItems } from '../marks/mark-items';
import { ExportItems } from '../shell/export-items';
import { useLog } from '../stores/log';
import { isMany, useSelection } from '../stores/selection';
import { plural } from '../ui/format';
import { ShortcutKeys } from '../ui/shortcut-keys';
import classes from './log-panel.module.css';
import { logView } from './log-view';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** The focus goes back to the list, unless what was chosen took it elsewhere. */
function backToLog(): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.closest('[role="menu"]') !== null) document.getElementById('log-grid')?.focus();
  });
}

/** What can be done with the selected row, at the place of the right click. */
export function RowMenu({ place, onClose }: { readonly place: MenuPlace; readonly onClose: () => void }) {
  const position = useLog((state) => state.position);
  const many = useSelection((state) => isMany(state.ranges));
  const facts = useSelection((state) => state.facts);
  const refine = useLog((state) => state.refine);
  const row = position === undefined ? undefined : logView.row(position);
  if (row === undefined) return null;
  const { station, action, transaction } = row;
  const all = many && facts !== undefined ? ` ${plural(facts.count, 'entry', 'entries')}` : '';
  return (
    <Menu opened onClose={() => { onClose(); backToLog(); }} position="bottom-start" offset={0} returnFocus={false}>
      <Menu.Target>
        <button type="button" className={classes.anchor} style={{ left: place.x, top: place.y }} tabIndex={-1} aria-label="Entry" />
      </Menu.Target>
      <Menu.Dropdown aria-label="Entry">
        <Menu.Item leftSection={<IconArrowsExchange size={14} />} disabled={row.pair === undefined} onClick={() => runAction('entry.pair')}>Jump to its pair</Menu.Item>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => runAction('entry.edit-and-resend')}>Edit and resend</Menu.Item>
        <Menu.Item leftSection={<IconHistory size={14} />} onClick={() => runAction('state.as-of-selection')}>Show the state after this entry</Menu.Item>
        {many
          ? <Menu.Item leftSection={<IconArrowsSplit2 size={14} />} onClick={() => runAction('sequence.selection')}>Sequence diagram of{all}</Menu.Item>
          : transaction !== undefined && <Menu.Item leftSection={<IconArrowsSplit2 size={14} />} rightSection={<ShortcutKeys keys="d" />} onClick={() => runAction('sequence.transaction')}>Sequence diagram of its transaction</Menu.Item>}
        {!many && <Menu.Item leftSection={<IconArrowsSplit2 size={14} />} rightSection={<ShortcutKeys keys="shift+d" />} onClick={() => runAction('sequence.around')}>Sequence diagram around it</Menu.Item>}
        <Menu.Divider />
        <Menu.Sub position="right-start">
          <Menu.Sub.Target><Menu.Sub.Item leftSection={<IconFlag size={14} />}>Mark{all} with</Menu.Sub.Item></Menu.Sub.Target>
          <Menu.Sub.Dropdown><MarkItems /></Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={<IconNotes size={14} />} rightSection={<ShortcutKeys keys="n" />} onClick={() => runAction('marks.note')}>{row.note === undefined ? 'Write a note…' : 'Edit the note…'}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => runAction('entry.copy-raw')}>Copy{all} raw</Menu.Item>
        <Menu.Item leftSection={<IconBraces size={14} />} onClick={() => runAction('entry.copy-json')}>Copy{all} as JSON</Menu.Item>
        <Menu.Sub position="right-start">
          <Menu.Sub.Target><Menu.Sub.Item leftSection={<IconDownload size={14} />}>Export{all} as</Menu.Sub.Item></Menu.Sub.Target>
          <Menu.Sub.Dropdown><ExportItems scope="selection" /></Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Divider />
        {station !== '' && <Menu.Item leftSection={<IconFilter size={14} />} onClick={() => refine({ stations: [station] })}>Only station {station}</Menu.Item>}
        {action !== undefined && <Menu.Item leftSection={<IconFilter size={14} />} onClick={() => refine({ actions: [action] })}>Only {action}</Menu.Item>}
        {transaction !== undefined && <Menu.Item leftSection={<IconFilter size={14} />} onClick={() => refine({ transaction })}>Only this transaction</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
