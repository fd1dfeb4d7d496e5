import { IconAlertTriangle, IconBan, IconChevronRight, IconRefreshAlert } from '@tabler/icons-react';
import { memo } from 'react';
import { deviationsOf } from '../../shared/inventory/deviations';
import { fullText } from '../../shared/inventory/names';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { VariableState } from '../../shared/state/model';
import { componentHelp, helpOf, typeText, unitOf } from './help';
import type { Staged } from './store';
import type { GroupRow, TreeRow, ValueRow } from './tree-rows';
import classes from './tree.module.css';
import { ValueEditor } from './value-editor';

interface Props {
  readonly row: TreeRow;
  readonly at: number;
  readonly offset: number;
  readonly version: OcppVersion;
  readonly active: boolean;
  readonly comparing: boolean;
  readonly staged: Staged | undefined;
  readonly editable: boolean;
  readonly editing: boolean;
  readonly attribute: string;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

/** Rows that stay as they are are not drawn again while others come and go. */
export const TreeRowView = memo(function TreeRowView(props: Props) {
  const { row, at, offset, active } = props;
  return (
    <div
      id={`model-row-${at}`} role="row" data-at={at} aria-rowindex={at + 2} aria-level={row.level} aria-expanded={row.open} aria-selected={active}
      data-kind={row.kind} data-difference={'difference' in row ? row.difference?.kind : undefined} className={classes.row} style={{ transform: `translateY(${offset}px)`, '--depth': row.level - 1 }}
    >
      {'variable' in row ? <Cells {...props} row={row} /> : <Group row={row} comparing={props.comparing} />}
    </div>
  );
}, (before, after) => before.row === after.row && before.at === after.at && before.active === after.active && before.comparing === after.comparing && before.staged === after.staged
  && before.editable === after.editable && before.editing === after.editing && before.version === after.version);

function Group({ row, comparing }: { readonly row: GroupRow; readonly comparing: boolean }) {
  const help = componentHelp(row.component);
  return (
    <>
      <span role="gridcell" className={classes.name}>
        <Chevron open={row.open} />
        <span className={classes.title}>{row.title}</span>
        <span className={classes.count}>{row.count}</span>
      </span>
      <span role="gridcell" aria-colspan={comparing ? 4 : 3} className={classes.help} title={help}>{help}</span>
    </>
  );
}

function Chevron({ open }: { readonly open: boolean }) {
  return <span className={classes.chevron} data-chevron data-open={open || undefined} aria-hidden><IconChevronRight size={13} /></span>;
}

function Cells({ row, version, comparing, staged, editable, editing, onCommit, onCancel }: Props & { readonly row: ValueRow }) {
  const { variable, difference } = row;
  const theirs = difference?.kind === 'added';
  return (
    <>
      <span role="gridcell" className={classes.name} title={[fullText(variable), helpOf(variable, version)].filter((part) => part !== undefined).join('\n')}>
        {row.open === undefined ? <span className={classes.chevron} aria-hidden /> : <Chevron open={row.open} />}
        <span className={classes.title}>{row.title}</span>
        <Marks variable={variable} version={version} />
      </span>
      <span role="gridcell" className={classes.value} data-editable={editable || undefined} data-staged={staged !== undefined || undefined}>
        {editing
          ? <ValueEditor variable={variable} version={version} value={staged?.value ?? variable.value ?? ''} onCommit={onCommit} onCancel={onCancel} />
          : theirs ? <span className={classes.nothing}>not here</span> : <Value variable={variable} version={version} staged={staged} />}
      </span>
      {comparing && <span role="gridcell" className={classes.value} data-other>{theirs ? <Value variable={variable} version={version} staged={undefined} /> : <OtherValue row={row} version={version} />}</span>}
      <span role="gridcell" className={classes.type} title={variable.valuesList}>{typeText(variable, version)}</span>
      <span role="gridcell" className={classes.access}>{variable.mutability ?? ''}</span>
    </>
  );
}

function Value({ variable, version, staged }: { readonly variable: VariableState; readonly version: OcppVersion; readonly staged: Staged | undefined }) {
  const unit = unitOf(variable, version);
  const secret = variable.mutability === 'WriteOnly';
  const shown = staged === undefined ? variable.value : secret ? '••••••••' : staged.value;
  if (shown === undefined) return <span className={classes.nothing}>{secret ? 'cannot be read' : 'not told'}</span>;
  return (
    <>
      {staged !== undefined && <span className={classes.dot} role="img" aria-label="To be set" title={`To be set; now ${staged.was ?? 'not told'}`} />}
      <span className={classes.text} title={shown}>{shown === '' ? <i className={classes.nothing}>empty</i> : shown}</span>
      {unit !== undefined && shown !== '' && <span className={classes.unit}>{unit}</span>}
    </>
  );
}

function OtherValue({ row: { difference, variable }, version }: { readonly row: ValueRow; readonly version: OcppVersion }) {
  if (difference?.kind === 'removed') return <span className={classes.nothing}>not there</span>;
  if (difference?.other === undefined) return <span className={classes.same}>same</span>;
  if (difference.fields.includes('value')) return <Value variable={difference.other} version={version} staged={undefined} />;
  return <span className={classes.same} title={`Differs in ${difference.fields.join(', ')}`}>{variable.value === undefined ? '' : 'same value, '}{difference.fields.join(', ')} differs</span>;
}

/** Small signs behind a name, each with its words. */
function Marks({ variable, version }: { readonly variable: VariableState; readonly version: OcppVersion }) {
  const deviations = deviationsOf(variable, version);
  const refused = variable.refused === undefined ? undefined : `Last time it was to be set: ${variable.refused}${variable.refusedReason === undefined ? '' : ` (${variable.refusedReason})`}`;
  return (
    <>
      {deviations.length > 0 && <span className={classes.mark} data-tone="warning" role="img" aria-label={`Deviates: ${deviations.join(' ')}`} title={deviations.join('\n')}><IconAlertTriangle size={13} aria-hidden /></span>}
      {refused !== undefined && <span className={classes.mark} data-tone="error" role="img" aria-label={refused} title={refused}><IconBan size={13} aria-hidden /></span>}
      {variable.rebootRequired && <span className={classes.mark} data-tone="info" role="img" aria-label="Holds after a reboot" title="It was set, and holds after the next reboot."><IconRefreshAlert size={13} aria-hidden /></span>}
    </>
  );
}
