import { Button } from '@mantine/core';
import { IconClipboardText, IconFileImport, IconFolderOpen, IconFolders } from '@tabler/icons-react';
import { useState } from 'react';
import { openFolderDialog, openLogDialog } from '../actions/operations';
import { useShell } from '../stores/shell';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { Card, FormError } from './card';
import classes from './start-page.module.css';

export function OpenCard() {
  const [error, setError] = useState<string>();
  return (
    <Card icon={<IconFileImport size={18} stroke={1.6} />} title="Open a log" text="Read it with the same views as a live session.">
      <div className={classes.form}>
        <div className={classes.drop}>
          <span>Drop files or a folder anywhere, or paste lines with <ShortcutKeys keys="mod+v" /></span>
        </div>
        <FormError message={error} />
        <div className={classes.submitRow}>
          <Button leftSection={<IconFolderOpen size={14} />} onClick={() => void openLogDialog().then((failed) => setError(failed?.message))}>Choose a file…</Button>
          <Button variant="subtle" color="gray" leftSection={<IconFolders size={14} />} onClick={() => void openFolderDialog().then((failed) => setError(failed?.message))}>Folder…</Button>
          <Button variant="subtle" color="gray" leftSection={<IconClipboardText size={14} />} onClick={() => useShell.getState().open('paste-log')}>Paste text…</Button>
        </div>
      </div>
    </Card>
  );
}
