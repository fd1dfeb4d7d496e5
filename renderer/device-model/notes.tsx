import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconLoader2, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { settable, type Difference } from '../../shared/inventory/compare';
import type { ReportState } from '../../shared/state/model';
import { plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import type { Inventory, Other } from './inventory';
import { useModel } from './store';
import classes from './page.module.css';

/** Lines above the tree: how far a report has come, and what a comparison found. */

export function ReportNote({ report }: { readonly report: ReportState | undefined }) {
  if (report === undefined) return null;
  const { requestId, parts, missing, ended, refused } = report;
  if (refused !== undefined) return <Note tone="warning">The station answered the newest request for a report with {refused}. What is shown was told otherwise.</Note>;
  if (!ended) return <Note tone="info">Report {requestId} is coming: {parts === 0 ? 'no part of it has come yet' : `${plural(parts, 'part')} so far`}. The list is not complete.</Note>;
  if (missing.length > 0) return <Note tone="warning">Of report {requestId}, {missing.length === 1 ? `part ${missing[0] ?? ''} has` : `parts ${missing.slice(0, 8).join(', ')}${missing.length > 8 ? ' …' : ''} have`} not come. The list is not complete.</Note>;
  return null;
}

function Note({ tone, children }: { readonly tone: 'info' | 'warning'; readonly children: ReactNode }) {
  return <p className={classes.note} data-tone={tone} role="status">{tone === 'info' ? <IconLoader2 size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}<span>{children}</span></p>;
}

interface CompareProps {
  readonly inventory: Inventory;
  readonly other: Other;
  readonly differences: ReadonlyMap<string, Difference>;
  readonly readOnly: string | undefined;
}

export function CompareBar({ inventory, other, differences, readOnly }: CompareProps) {
  const only = useModel((state) => state.filter.onlyDifferent);
  const kinds = { changed: 0, removed: 0, added: 0 };
  for (const { kind } of differences.values()) kinds[kind] += 1;
  const edits = readOnly === undefined ? settable(differences.values()) : [];
  const { set, narrow, stage } = useModel.getState();
  const take = (): void => {
    stage(inventory.station, edits);
    set({ dialog: 'review' });
  };
  return (
    <div className={classes.compare} role="group" aria-label={`Comparison with ${other.title}`}>
      <span className={classes.verdict} role="status">
        {other.variables === undefined ? `Fetching ${other.title} …` : differences.size === 0 ? <>No difference to <b>{other.title}</b></> : (
          <><b>{kinds.changed}</b> changed{kinds.removed > 0 && <>, <b>{kinds.removed}</b> only here</>}{kinds.added > 0 && <>, <b>{kinds.added}</b> only in {other.title}</>}</>
        )}
      </span>
      <Checkbox label="Only differences" checked={only} onChange={(event) => narrow({ onlyDifferent: event.currentTarget.checked })} />
      <span className={classes.spring} />
      <Button disabled={edits.length === 0} title={readOnly ?? (edits.length === 0 ? 'No value that differs can be written.' : undefined)} onClick={take}>Set the other's values here{edits.length > 0 && ` (${edits.length})`}…</Button>
      <IconButton label="Stop comparing" icon={<IconX size={15} />} onClick={() => { set({ against: undefined }); narrow({ onlyDifferent: false }); }} />
    </div>
  );
}
