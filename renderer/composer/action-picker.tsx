import { Select } from '@mantine/core';
import { memo, useMemo } from 'react';
import { actionsSentBy, FUNCTIONAL_BLOCKS, type ActionInfo } from '../../shared/ocpp/actions';
import type { VersionDocs } from '../../shared/ocpp/schema-docs';
import classes from './composer.module.css';
import type { End } from './end';

interface Props {
  readonly end: End;
  /** SEND has actions of its own. */
  readonly sends: boolean;
  readonly action: string | undefined;
  readonly docs: VersionDocs | undefined;
  readonly onChange: (action: string) => void;
}

/** The actions that the chosen side may send, by functional block (in 1.6 by profile); choosing one writes its skeleton. */
export const ActionPicker = memo(function ActionPicker({ end, sends, action, docs, onChange }: Props) {
  const { version, sender } = end;
  const data = useMemo(() => grouped(actionsSentBy(version, sender).filter((one) => one.isSend === sends)), [version, sender, sends]);
  const known = data.some(({ items }) => items.some(({ value }) => value === action));
  return (
    <Select
      className={classes.action}
      aria-label="Action"
      placeholder="Choose an action"
      data={data}
      value={known ? (action ?? null) : null}
      onChange={(value) => { if (value !== null) onChange(value); }}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No action of that name"
      renderOption={({ option }) => (
        <span className={classes.actionOption}>
          <span>{option.label}</span>
          <span className={classes.dim}>{docs?.actions[option.value]?.description}</span>
        </span>
      )}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
    />
  );
});

interface Group {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

function grouped(actions: readonly ActionInfo[]): Group[] {
  const groups = new Map<string, ActionInfo[]>();
  for (const action of [...actions].sort((one, other) => sortKey(one).localeCompare(sortKey(other)))) {
    const title = titleOf(action);
    groups.set(title, [...(groups.get(title) ?? []), action]);
  }
  return [...groups].map(([group, of]) => ({ group, items: of.map(({ name }) => ({ value: name, label: name })) }));
}

function sortKey({ block, profile, name }: ActionInfo): string {
  return `${block ?? (profile === 'Core' ? '0' : profile) ?? '~'} ${name}`;
}

function titleOf({ block, profile }: ActionInfo): string {
  if (block) return `${block} · ${FUNCTIONAL_BLOCKS[block]}`;
  return profile ? profile.replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : 'Others';
}
