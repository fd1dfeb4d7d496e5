import { IconAlertTriangle, IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deviationsOf } from '../../shared/inventory/deviations';
import { attributeOf, componentText, isWritable, keyOf, members, variableText } from '../../shared/inventory/names';
import { statusWords } from '../../shared/inventory/requests';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';
import { CopyButton } from '../ui/copy-button';
import { fullTime } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import classes from './detail.module.css';
import { componentHelp, helpOf, longestOf, standardLine, typeText, unitOf } from './help';
import type { Inventory } from './inventory';
import { stagedOf, useModel } from './store';
import type { TreeRow, ValueRow } from './tree-rows';

interface Props {
  readonly inventory: Inventory;
  readonly row: TreeRow | undefined;
  readonly readOnly: string | undefined;
}

/** All that is known of the row that the keys stand at. */
export function Detail({ inventory, row, readOnly }: Props) {
  return (
    <section className={classes.detail} aria-label="About the selected row" tabIndex={0}>
      {row === undefined ? <p className={classes.hint}>Select a {inventory.version === '1.6' ? 'key' : 'variable'} to see what it is for, its limits and what deviates. Enter changes it.</p>
        : 'variable' in row ? <AboutValue inventory={inventory} row={row} readOnly={readOnly} />
          : (
            <>
              <h3 className={classes.title}>{row.title}</h3>
              <p className={classes.help}>{componentHelp(row.component) ?? (row.component === '' ? `${row.count} values` : 'The standard names no such component: it is the vendor\'s own.')}</p>
            </>
          )}
    </section>
  );
}

function AboutValue({ inventory, row, readOnly }: Props & { readonly row: ValueRow }) {
  const { variable, difference } = row;
  const { version } = inventory;
  const base = keyOf({ ...variable, attribute: undefined });
  const attributes = inventory.variables.filter((one) => keyOf({ ...one, attribute: undefined }) === base);
  const deviations = deviationsOf(variable, version);
  const unit = unitOf(variable, version);
  const longest = longestOf(variable, version);
  return (
    <>
      <h3 className={`${classes.title ?? ''} selectable`}>{variableText(variable)}</h3>
      {version !== '1.6' && <p className={`${classes.path ?? ''} selectable`}>{componentText(variable)}</p>}
      <p className={classes.help}>{helpOf(variable, version) ?? (version === '1.6' ? 'The standard names no such key: it is the vendor\'s own.' : 'The standard names no such variable here: it is the vendor\'s own.')}</p>
      {deviations.map((deviation) => <p key={deviation} className={classes.deviation}><IconAlertTriangle size={14} aria-hidden />{deviation}</p>)}
      <Attributes attributes={attributes.length > 0 ? attributes : [variable]} inventory={inventory} readOnly={readOnly} />
      <dl className={classes.facts}>
        <Fact name="Type">{typeText(variable, version)}</Fact>
        <Fact name="Longest">{longest === undefined ? undefined : `${longest} characters`}</Fact>
        <Fact name="Unit">{unit}</Fact>
        <Fact name="Most members">{variable.maxElements}</Fact>
        <Fact name="Values">{variable.valuesList === undefined ? undefined : members(variable.valuesList).join(', ')}</Fact>
        <Fact name="Monitoring">{variable.supportsMonitoring === undefined ? undefined : variable.supportsMonitoring ? 'can be monitored' : 'cannot be monitored'}</Fact>
        {version === '1.6' && <Fact name="Standard">{standardLine(variable.variable)}</Fact>}
        {difference?.kind === 'changed' && difference.fields.filter((field) => field !== 'value').map((field) => (
          <Fact key={field} name={`Differs: ${field}`}>{String(difference.ours?.[field])} here, {String(difference.other?.[field])} there</Fact>
        ))}
        <Fact name="Last attempt">{variable.refused === undefined ? undefined : `${statusWords(variable.refused)}${variable.refusedReason === undefined ? '' : ` (${variable.refusedReason})`}`}</Fact>
        <Fact name="Reboot">{variable.rebootRequired ? 'It was set, and holds after the next reboot.' : undefined}</Fact>
        <Fact name="As of">{variable.at > 0 ? fullTime(variable.at) : undefined}</Fact>
      </dl>
    </>
  );
}

function Attributes({ attributes, inventory, readOnly }: { readonly attributes: readonly VariableState[]; readonly inventory: Inventory; readonly readOnly: string | undefined }) {
  return (
    <ul className={classes.attributes} aria-label="Attributes">
      {attributes.map((variable) => <Attribute key={keyOf(variable)} variable={variable} inventory={inventory} readOnly={readOnly} version={inventory.version} />)}
    </ul>
  );
}

function Attribute({ variable, inventory, readOnly, version }: { readonly variable: VariableState; readonly inventory: Inventory; readonly readOnly: string | undefined; readonly version: OcppVersion }) {
  const staged = useModel((state) => stagedOf(state.staged, inventory.from === 'station' ? inventory.station : undefined).find(({ key }) => key === keyOf(variable)));
  const secret = variable.mutability === 'WriteOnly';
  const traits = [variable.mutability ?? (version === '1.6' ? undefined : 'ReadWrite when nothing is told'), variable.persistent === undefined ? undefined : variable.persistent ? 'survives reboots' : 'lost at a reboot', variable.constant ? 'constant' : undefined];
  const edit = (): void => {
    const key = keyOf(variable);
    const id = attributeOf(variable) === 'Actual' ? `v\n${key}` : `a\n${key}`;
    const { folded, fold, set } = useModel.getState();
    const base = keyOf({ ...variable, attribute: undefined });
    if (folded.has(base)) fold(base, false);
    set({ active: id, editing: id });
  };
  return (
    <li className={classes.attribute}>
      {version !== '1.6' && <span className={classes.which}>{attributeOf(variable)}</span>}
      <div className={classes.valueLine}>
        <code className={`${classes.value ?? ''} selectable`}>{variable.value === undefined ? (secret ? 'cannot be read' : 'not told') : variable.value === '' ? '""' : variable.value}</code>
        <span className={classes.buttons}>
          {readOnly === undefined && isWritable(variable) && <IconButton label={`Change ${attributeOf(variable)}`} icon={<IconPencil size={15} />} onClick={edit} />}
          {variable.value !== undefined && <CopyButton text={variable.value} what={attributeOf(variable)} />}
        </span>
      </div>
      {staged !== undefined && (
        <div className={classes.valueLine}>
          <p className={classes.staged}>To be set to <code>{secret ? '••••••••' : staged.value === '' ? '""' : staged.value}</code></p>
          <IconButton label={`Leave ${attributeOf(variable)} as it is`} icon={<IconArrowBackUp size={15} />} onClick={() => useModel.getState().stage(inventory.station, [{ variable, value: variable.value ?? '' }])} />
        </div>
      )}
      <span className={classes.traits}>{traits.filter((trait) => trait !== undefined).join(' · ')}</span>
    </li>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === undefined || children === '') return null;
  return <><dt>{name}</dt><dd className="selectable">{children}</dd></>;
}
