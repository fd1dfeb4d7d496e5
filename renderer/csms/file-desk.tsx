import { Button, Menu, Select, Switch, TextInput } from '@mantine/core';
import { IconCopy, IconFileDownload, IconFileUpload, IconRefreshDot, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OfferedFile } from '../../shared/csms/files/api';
import type { CsmsState } from '../../shared/ipc/shapes';
import { copyText } from '../ui/copy';
import table from '../ui/data-table.module.css';
import { size } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { StateChip } from '../ui/state-chip';
import classes from './file-desk.module.css';
import { offerFile, offerTest, requestLog, shownHost, updateFirmware, withdrawFile } from './file-operations';
import { Uploads } from './uploads';

type Ask = (what: Promise<string>) => void;

/** The file server of the CSMS: firmware for stations, and what they upload. */
export function FileDesk({ state }: { readonly state: CsmsState }) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const ask: Ask = (what) => {
    setBusy(true);
    void what.then(setSaid).finally(() => setBusy(false));
  };
  const { files } = state;
  return (
    <div className={classes.desk}>
      <div className={classes.line}>
        {Object.entries(files.ports).map(([scheme, port]) => <StateChip key={scheme} state="connected" label={`${scheme.toUpperCase()} · port ${port}`} />)}
        {Object.keys(files.ports).length === 0 && <StateChip state="off" label={files.failure ?? 'The file server starts with the CSMS'} />}
      </div>
      <section aria-label="Offered files">
        <h3 className={classes.heading}>Firmware on offer</h3>
        <Offered state={state} ask={ask} />
        <NewFile ask={ask} busy={busy} />
      </section>
      <section aria-label="Update a station, fetch its log">
        <h3 className={classes.heading}>At a station</h3>
        <Orders state={state} ask={ask} busy={busy} />
        <p className={classes.said} role="status">{said}</p>
      </section>
      <section aria-label="Received files">
        <h3 className={classes.heading}>Uploads of stations</h3>
        <Uploads files={files.received} onFailure={setSaid} />
      </section>
    </div>
  );
}

function Offered({ state, ask }: { readonly state: CsmsState; readonly ask: Ask }) {
  const { offered, ports } = state.files;
  if (offered.length === 0) return <p className={classes.empty}>Nothing is on offer. Test firmware says itself which version it is; simulated stations install any file.</p>;
  const urlsOf = ({ path }: OfferedFile): string[] => Object.entries(ports).map(([scheme, port]) => `${scheme}://${shownHost(state)}:${port}${path}`);
  return (
    <table className={table.table}>
      <thead><tr><th scope="col">File</th><th scope="col">Size</th><th scope="col">Fetched</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
      <tbody>
        {offered.map((file) => (
          <tr key={file.id}>
            <td className={classes.name} title={file.name}>{file.name}</td>
            <td data-tone="dim">{size(file.size)}</td>
            <td data-tone="dim">{file.fetched}</td>
            <td data-align="right">
              <span className={classes.actions}>
                <CopyMenu file={file} urls={urlsOf(file)} />
                <IconButton label={`Withdraw ${file.name}`} icon={<IconTrash size={14} />} onClick={() => ask(withdrawFile(file.id))} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What of a file goes to the clipboard: its addresses, its checksums. */
function CopyMenu({ file, urls }: { readonly file: OfferedFile; readonly urls: readonly string[] }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="subtle" size="compact-xs" leftSection={<IconCopy size={13} />} aria-label={`Copy addresses and checksums of ${file.name}`}>Copy</Button></Menu.Target>
      <Menu.Dropdown>
        {urls.map((url) => {
          const what = `${url.slice(0, url.indexOf(':')).toUpperCase()} address`;
          return <Menu.Item key={url} onClick={() => void copyText(url, `the ${what}`)}>{what}</Menu.Item>;
        })}
        <Menu.Item onClick={() => void copyText(file.md5, 'the MD5')}>MD5</Menu.Item>
        <Menu.Item onClick={() => void copyText(file.sha256, 'the SHA-256')}>SHA-256</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function NewFile({ ask, busy }: { readonly ask: Ask; readonly busy: boolean }) {
  const [version, setVersion] = useState('2.0.0');
  return (
    <div className={classes.line}>
      <Button leftSection={<IconFileUpload size={14} />} disabled={busy} onClick={() => ask(offerFile())}>Offer a file…</Button>
      <Button variant="default" disabled={busy || version === ''} onClick={() => ask(offerTest(version))}>Make test firmware</Button>
      <TextInput aria-label="Version of the test firmware" w={88} maxLength={50} value={version} onChange={(event) => setVersion(event.currentTarget.value.trim())} />
    </div>
  );
}

const PROTOCOLS = ['http', 'https', 'ftp'] as const;
type Protocol = (typeof PROTOCOLS)[number];

function Orders({ state, ask, busy }: { readonly state: CsmsState; readonly ask: Ask; readonly busy: boolean }) {
  const stations = state.stations.filter(({ connected }) => connected).map(({ id }) => id);
  const { offered } = state.files;
  const [chosen, setStation] = useState<string>();
  const [wanted, setFile] = useState<string>();
  const [signed, setSigned] = useState(true);
  const [protocol, setProtocol] = useState<Protocol>('http');
  const station = chosen !== undefined && stations.includes(chosen) ? chosen : stations[0];
  const file = offered.find(({ id }) => id === wanted) ?? offered.at(-1);
  if (station === undefined) return <p className={classes.empty}>No station is connected.</p>;
  return (
    <>
      <div className={classes.line}>
        <Select label="Station" title={station} className={classes.grow} searchable={stations.length > 8} data={stations} value={station} allowDeselect={false} onChange={(id) => setStation(id ?? undefined)} />
        <Select label="Firmware" title={file?.name} className={classes.grow} data={offered.map(({ id, name }) => ({ value: id, label: name }))} value={file?.id ?? null} placeholder="nothing is on offer" disabled={offered.length === 0} allowDeselect={false} onChange={(id) => setFile(id ?? undefined)} />
        <Select label="By" w={84} data={PROTOCOLS.map((value) => ({ value, label: value.toUpperCase() }))} value={protocol} allowDeselect={false} onChange={(value) => setProtocol(PROTOCOLS.find((one) => one === value) ?? 'http')} />
        <Switch className={classes.switch} size="xs" label="Signed" checked={signed} onChange={(event) => setSigned(event.currentTarget.checked)} />
      </div>
      <div className={classes.line}>
        <Button leftSection={<IconRefreshDot size={14} />} disabled={busy || !file} onClick={() => { if (file) ask(updateFirmware(station, { file: file.id, protocol, signing: signed ? 'signed' : 'unsigned' })); }}>Update the firmware</Button>
        <Button variant="default" leftSection={<IconFileDownload size={14} />} disabled={busy} onClick={() => ask(requestLog(station, { log: 'DiagnosticsLog', protocol }))}>Get diagnostics</Button>
        <Button variant="default" leftSection={<IconFileDownload size={14} />} disabled={busy} onClick={() => ask(requestLog(station, { log: 'SecurityLog', protocol }))}>Get the security log</Button>
      </div>
    </>
  );
}
