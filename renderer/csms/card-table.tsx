import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { TokenRecord } from '../../shared/csms/api';
import { FormError } from '../start/card';
import table from '../ui/data-table.module.css';
import { IconButton } from '../ui/icon-button';
import { StateChip } from '../ui/state-chip';
import { configure } from './configure';
import classes from './csms.module.css';
import { useFew } from '../ui/few';

const STATUS: TokenRecord['status'][] = [
  'Accepted', 'Blocked', 'ConcurrentTx', 'Expired', 'Invalid', 'NoCredit', 'NotAllowedTypeEVSE', 'NotAtThisLocation', 'NotAtThisTime', 'Unknown',
];

/** The cards (idTokens, idTags in 1.6) that the CSMS knows. */
export function CardTable({ tokens }: { readonly tokens: readonly TokenRecord[] }) {
  const [error, setError] = useState<string>();
  const change = (next: readonly TokenRecord[]): void => void configure({ tokens: next }).then(setError);
  const replace = (token: TokenRecord, part: Partial<TokenRecord>): void => change(tokens.map((other) => (other === token ? { ...token, ...part } : other)));
  const { shown, field } = useFew(tokens, 'cards', ({ idToken, groupId, status }) => `${idToken} ${groupId ?? ''} ${status}`, 40);
  return (
    <>
      <NewCard taken={tokens.map(({ idToken }) => idToken)} onAdd={(token) => change([...tokens, token])} />
      <FormError message={error} />
      {field}
      <div className={classes.table}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">idToken</th>
              <th scope="col">Status</th>
              <th scope="col" className={table.medium}>Group</th>
              <th scope="col" className={table.medium}>Expires</th>
              <th scope="col">Several at once</th>
              <th scope="col"><span className="visually-hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {shown.map((token) => (
              <tr key={`${token.idToken} ${token.type ?? ''}`}>
                <td className={classes.cell} title={[token.idToken, token.groupId, token.expiry].filter((text) => text !== undefined).join(' · ')}>{token.idToken}{token.type !== undefined && <span className={classes.dim}> {token.type}</span>}</td>
                <td>
                  <Select
                    aria-label={`Status of ${token.idToken}`} w={118} variant="unstyled" data={STATUS} value={token.status}
                    leftSection={<StateChip plain state={token.status === 'Accepted' ? 'Accepted' : 'Rejected'} label="" />}
                    onChange={(value) => { const status = STATUS.find((one) => one === value); if (status !== undefined) replace(token, { status }); }}
                  />
                </td>
                <td data-tone="dim" className={`${table.cut ?? ''} ${table.medium ?? ''}`} title={token.groupId}>{token.groupId}</td>
                <td data-tone="dim" className={table.medium}>{token.expiry?.slice(0, 10)}</td>
                <td><Checkbox aria-label={`${token.idToken} may charge several times at once`} checked={token.concurrent === true} onChange={(event) => replace(token, { concurrent: event.currentTarget.checked })} /></td>
                <td data-align="right"><IconButton label={`Remove ${token.idToken}`} icon={<IconTrash size={14} />} onClick={() => change(tokens.filter((other) => other !== token))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function NewCard({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (token: TokenRecord) => void }) {
  const [idToken, setIdToken] = useState('');
  const [groupId, setGroupId] = useState('');
  const doubled = taken.includes(idToken);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (idToken === '' || doubled) return;
    onAdd({ idToken, status: 'Accepted', ...(groupId === '' ? {} : { groupId }) });
    setIdToken('');
    setGroupId('');
  };
  return (
    <form className={classes.row} onSubmit={add}>
      <TextInput label="New idToken" value={idToken} maxLength={36} error={doubled ? 'It is in the list already.' : undefined} onChange={(event) => setIdToken(event.currentTarget.value.trim())} />
      <TextInput label="Group" placeholder="none" value={groupId} maxLength={36} onChange={(event) => setGroupId(event.currentTarget.value.trim())} />
      <Button type="submit" disabled={idToken === '' || doubled}>Add</Button>
    </form>
  );
}
