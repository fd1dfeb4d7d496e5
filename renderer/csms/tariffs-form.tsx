import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconReceipt, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { CsmsSettings } from '../../shared/csms/api';
import { describe } from '../../shared/tariff/describe';
import type { Tariff } from '../../shared/tariff/tariff';
import { FormError } from '../start/card';
import { useCsms } from '../stores/csms';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { configure } from './configure';
import classes from './csms.module.css';
import { useFew } from '../ui/few';
import form from '../ui/form-panel.module.css';
import { TariffEditor } from './tariff-editor';

const RUNNING = [
  { value: 'TransactionEvent', label: 'In answers to TransactionEvent' },
  { value: 'CostUpdated', label: 'By CostUpdated' },
  { value: 'none', label: 'Not at all' },
] as const;

/** What charging costs, and for whom. All of it takes effect at once, for transactions that run too. */
export function TariffsForm({ settings }: { readonly settings: CsmsSettings }) {
  const { tariffs } = settings;
  /** The id of the one that is edited; '' for a new one. */
  const [editing, setEditing] = useState<string>();
  const [error, setError] = useState<string>();
  const change = (...asked: Parameters<typeof configure>): void => void configure(...asked).then(setError);
  const save = (next: readonly Tariff[]): void => change({ tariffs: next });
  const put = (tariff: Tariff): void => {
    save(editing === '' ? [...tariffs, tariff] : tariffs.map((other) => (other.tariffId === editing ? tariff : other)));
    setEditing(undefined);
  };
  if (tariffs.length === 0 && editing === undefined) {
    return (
      <EmptyState icon={<IconReceipt size={26} stroke={1.5} />} title="Nothing is said about costs" actions={<Button leftSection={<IconPlus size={14} />} onClick={() => setEditing('')}>Add a tariff</Button>}>
        With a tariff the CSMS tells drivers what charging costs, adds up what each transaction costs, and says how it came about.
      </EmptyState>
    );
  }
  return (
    <div className={classes.rules}>
      <ul aria-label="Tariffs">
        {tariffs.map((tariff) => (
          <li key={tariff.tariffId} className={classes.rule}>
            {editing === tariff.tariffId
              ? <TariffEditor tariff={tariff} taken={tariffs.filter((other) => other !== tariff).map(({ tariffId }) => tariffId)} onSave={put} onCancel={() => setEditing(undefined)} />
              : (
                <>
                  <span className={classes.ruleText}>
                    <b>{tariff.tariffId}</b>{settings.defaultTariff === tariff.tariffId && <span className={classes.dim}> for all</span>}
                    <span>{describe(tariff, 'en')}</span>
                  </span>
                  <IconButton label={`Edit the tariff ${tariff.tariffId}`} icon={<IconPencil size={14} />} onClick={() => setEditing(tariff.tariffId)} />
                  <IconButton label={`Remove the tariff ${tariff.tariffId}`} icon={<IconTrash size={14} />} onClick={() => save(tariffs.filter((other) => other !== tariff))} />
                </>
              )}
          </li>
        ))}
      </ul>
      {editing === ''
        ? <div className={classes.rule}><TariffEditor taken={tariffs.map(({ tariffId }) => tariffId)} onSave={put} onCancel={() => setEditing(undefined)} /></div>
        : <Button className={classes.add} leftSection={<IconPlus size={14} />} onClick={() => setEditing('')}>Add a tariff</Button>}
      <Assignments settings={settings} change={change} />
      <FormError message={error} />
    </div>
  );
}

function Assignments({ settings, change }: { readonly settings: CsmsSettings; readonly change: (...asked: Parameters<typeof configure>) => void }) {
  const stations = useCsms((store) => store.state?.stations) ?? [];
  const { tariffs, stationTariffs, tokens } = settings;
  const fewStations = useFew(stations, 'stations', ({ id }) => id);
  const fewCards = useFew(tokens, 'cards', ({ idToken, groupId }) => `${idToken} ${groupId ?? ''}`, 12);
  const choices = [{ value: '', label: 'None' }, ...tariffs.map(({ tariffId }) => ({ value: tariffId, label: tariffId }))];
  const ofStation = (id: string, tariffId: string): void => change({ stationTariffs: Object.fromEntries(Object.entries({ ...stationTariffs, [id]: tariffId }).filter(([, one]) => one !== '')) });
  const ofCard = (idToken: string, tariffId: string): void => change({
    tokens: tokens.map((token) => {
      if (token.idToken !== idToken) return token;
      const { tariffId: _before, ...rest } = token;
      return tariffId === '' ? rest : { ...rest, tariffId };
    }),
  });
  return (
    <>
      <h3 className={form.heading}>Which tariff counts</h3>
      <div className={form.grid}>
        <Select label="For all" data={choices} value={settings.defaultTariff ?? ''} onChange={(value) => { if (value === null || value === '') change({}, ['defaultTariff']); else change({ defaultTariff: value }); }} />
      </div>
      {stations.length > 0 && <h3 className={form.heading}>At a station</h3>}
      {fewStations.field}
      <div className={form.grid}>
        {fewStations.shown.map(({ id }) => <Select key={id} label={`At ${id}`} data={choices} value={stationTariffs[id] ?? ''} onChange={(value) => ofStation(id, value ?? '')} />)}
      </div>
      {tokens.length > 0 && <h3 className={form.heading}>For a card</h3>}
      {fewCards.field}
      <div className={form.grid}>
        {fewCards.shown.map(({ idToken, tariffId }) => <Select key={idToken} label={`For the card ${idToken}`} data={choices} value={tariffId ?? ''} onChange={(value) => ofCard(idToken, value ?? '')} />)}
      </div>
      <h3 className={form.heading}>How the cost is told</h3>
      <div className={form.grid}>
        <Select label="Cost so far (2.x)" data={[...RUNNING]} value={settings.runningCost} onChange={(value) => { const found = RUNNING.find((one) => one.value === value); if (found) change({ runningCost: found.value }); }} />
        {settings.runningCost === 'CostUpdated' && <NumberInput label="Every" suffix=" s" min={1} allowDecimal={false} value={settings.costInterval} onChange={(value) => { if (typeof value === 'number' && value > 0) change({ costInterval: value }); }} />}
        <TimeZone value={settings.timeZone} onChange={(timeZone) => change({ timeZone })} />
      </div>
    </>
  );
}

/** Taken when the field is left or Enter is pressed. */
function TimeZone({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed !== undefined && typed.trim() !== value) onChange(typed.trim());
    setTyped(undefined);
  };
  return <TextInput label="Time zone of tariffs" placeholder="Europe/Berlin" value={typed ?? value} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />;
}
