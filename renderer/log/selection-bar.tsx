import { Button, Menu } from '@mantine/core';
import { IconArrowsSplit2, IconBraces, IconCopy, IconDownload, IconFlag, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { runAction } from '../actions/registry';
import { MarkItems } from '../marks/mark-items';
import { ExportItems } from '../shell/export-items';
import { useLog } from '../stores/log';
import { isMany, useSelection } from '../stores/selection';
import { count, duration, latency, plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import classes from './selection-bar.module.css';

/** How much is selected, and what can be done with it; nothing while it is one entry at most. */
export function SelectionBar() {
  const many = useSelection((state) => isMany(state.ranges));
  const facts = useSelection((state) => state.facts);
  const shown = many && facts !== undefined && facts.count > 1;
  // The bar takes room from the list: the row that one is at stays in sight, if it was.
  useEffect(() => {
    if (shown) requestAnimationFrame(() => { if (document.querySelector('#log-grid [data-active]') !== null) useLog.getState().revealSelected(); });
  }, [shown]);
  if (!shown) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label="Selected entries">
      <span className={classes.facts} role="status">
        <strong>{count(facts.count)} selected</strong> · {facts.duration < 60_000 ? latency(facts.duration) : duration(facts.duration)}
        {facts.problems > 0 && <> · <span className={classes.problems}>{plural(facts.problems, 'problem')}</span></>}
      </span>
      <Button variant="subtle" className={classes.act} leftSection={<IconCopy size={14} />} onClick={() => runAction('entry.copy-raw')}>Copy raw</Button>
      <Button variant="subtle" className={classes.act} leftSection={<IconBraces size={14} />} onClick={() => runAction('entry.copy-json')}>Copy as JSON</Button>
      <Button variant="subtle" className={classes.act} leftSection={<IconArrowsSplit2 size={14} />} onClick={() => runAction('sequence.selection')}>Diagram</Button>
      <Menu position="top-end">
        <Menu.Target><Button variant="subtle" className={classes.act} leftSection={<IconDownload size={14} />}>Export…</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Export the selected entries as</Menu.Label>
          <ExportItems scope="selection" />
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-end">
        <Menu.Target><Button variant="subtle" className={classes.act} leftSection={<IconFlag size={14} />}>Mark</Button></Menu.Target>
        <Menu.Dropdown><MarkItems /></Menu.Dropdown>
      </Menu>
      <IconButton label="Back to one entry" shortcut="escape" icon={<IconX size={14} />} onClick={() => useSelection.getState().one()} />
    </div>
  );
}
