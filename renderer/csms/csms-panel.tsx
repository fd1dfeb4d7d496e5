import { IconBroadcast } from '@tabler/icons-react';
import { useState } from 'react';
import { useCsms } from '../stores/csms';
import { EmptyState } from '../ui/empty-state';
import form from '../ui/form-panel.module.css';
import { Panel } from '../ui/panel';
import { PartPicker } from '../ui/part-picker';
import { StateChip } from '../ui/state-chip';
import { AnswerRules } from './answer-rules';
import { CardTable } from './card-table';
import { configure } from './configure';
import classes from './csms.module.css';
import { FileDesk } from './file-desk';
import { SecurityForm } from './security-form';
import { SettingsForm } from './settings-form';
import { StationActs } from './station-acts';
import { TariffsForm } from './tariffs-form';
import { VendorHandlers } from './vendor-handlers';

const PARTS = ['Behaviour', 'Security', 'Cards', 'Tariffs', 'Answers', 'Vendors', 'Stations', 'Files'] as const;
type Part = (typeof PARTS)[number];

/** What the CSMS does with what it hears; all of it takes effect at once. */
export function CsmsPanel() {
  const [part, setPart] = useState<Part>('Behaviour');
  const state = useCsms((store) => store.state);
  if (state === undefined) return <Panel><EmptyState icon={<IconBroadcast size={26} stroke={1.5} />} title="The host has not told of its CSMS yet" /></Panel>;
  const active = state.overrides.filter(({ enabled }) => enabled).length;
  const parts = PARTS.map((value) => ({ value, label: value === 'Answers' && active > 0 ? `Answers (${active})` : value }));
  return (
    <Panel
      toolbar={(
        <>
          <PartPicker label="Part of the CSMS" parts={parts} value={part} many onChange={setPart} />
          <span className={form.spring} />
          <span className={classes.port}><StateChip state={state.running === undefined ? 'off' : 'connected'} label={state.running === undefined ? 'off' : `port ${state.running.port}`} /></span>
        </>
      )}
    >
      <div className={form.content} role="region" aria-label={`CSMS: ${part}`} tabIndex={0}>
        {part === 'Behaviour' && <SettingsForm settings={state.settings} />}
        {part === 'Security' && <SecurityForm state={state} />}
        {part === 'Stations' && <StationActs stations={state.stations} />}
        {part === 'Files' && <FileDesk state={state} />}
        {part === 'Cards' && <CardTable tokens={state.settings.tokens} />}
        {part === 'Tariffs' && <TariffsForm settings={state.settings} />}
        {part === 'Vendors' && <VendorHandlers handlers={state.settings.vendorHandlers} of="stations" onChange={(vendorHandlers) => configure({ vendorHandlers })} />}
        {part === 'Answers' && <AnswerRules rules={state.overrides} />}
      </div>
    </Panel>
  );
}
