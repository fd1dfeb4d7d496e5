import { Modal } from '@mantine/core';
import { IconDeviceFloppy, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReceivedFile } from '../../shared/csms/files/api';
import table from '../ui/data-table.module.css';
import { clockTime, size } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import classes from './file-desk.module.css';
import { readUpload, saveUpload } from './file-operations';

/** No more of a file is shown, characters. */
const SHOWN = 200_000;

/** What stations have uploaded, to look at and to save. */
export function Uploads({ files, onFailure }: { readonly files: readonly ReceivedFile[]; readonly onFailure: (sentence: string) => void }) {
  const [open, setOpen] = useState<{ readonly name: string; readonly text: string }>();
  const show = (id: string): void => void readUpload(id).then((file) => {
    if (typeof file === 'string') onFailure(file);
    else setOpen({ name: file.name, text: new TextDecoder().decode(file.bytes).slice(0, SHOWN) });
  });
  if (files.length === 0) return <p className={classes.empty}>Nothing was uploaded yet.</p>;
  return (
    <>
      <table className={table.table}>
        <thead><tr><th scope="col">File</th><th scope="col">Station</th><th scope="col">Size</th><th scope="col">By</th><th scope="col">At</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
        <tbody>
          {[...files].reverse().map((file) => (
            <tr key={file.id}>
              <td title={file.stored}>{file.name}</td>
              <td>{file.station}</td>
              <td data-tone="dim">{size(file.size)}</td>
              <td data-tone="dim">{file.scheme.toUpperCase()}</td>
              <td data-tone="dim">{clockTime(file.at)}</td>
              <td data-align="right">
                <span className={classes.actions}>
                  <IconButton label={`Open ${file.name}`} icon={<IconEye size={15} />} onClick={() => show(file.id)} />
                  <IconButton label={`Save ${file.name}`} icon={<IconDeviceFloppy size={15} />} onClick={() => void saveUpload(file.id).then(onFailure)} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal opened={open !== undefined} onClose={() => setOpen(undefined)} title={open?.name} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
        <pre className={classes.text} tabIndex={0}>{open?.text}</pre>
      </Modal>
    </>
  );
}
