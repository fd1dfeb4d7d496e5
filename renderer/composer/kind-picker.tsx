import { Select } from '@mantine/core';
import { memo } from 'react';
import classes from './composer.module.css';
import type { End } from './end';
import { KIND_WORDS, kindsOf, type FrameKind } from './frame-kind';

interface Props {
  readonly end: End;
  readonly kind: FrameKind | 'raw' | undefined;
  readonly onChange: (kind: FrameKind | 'raw') => void;
}

const ALL = Object.keys(KIND_WORDS) as (FrameKind | 'raw')[];

/** What kind of message it is; follows what is typed. */
export const KindPicker = memo(function KindPicker({ end, kind, onChange }: Props) {
  const offered: readonly (FrameKind | 'raw')[] = [...kindsOf(end.version, end.sender), 'raw'];
  // A kind that the version does not have can be typed all the same, and is then shown.
  const shown = ALL.filter((one) => offered.includes(one) || one === kind);
  return (
    <Select
      className={classes.kind}
      aria-label="Kind of message"
      placeholder="Kind"
      data={shown.map((one) => ({ value: one, label: KIND_WORDS[one].short }))}
      value={kind ?? null}
      onChange={(value) => {
        const chosen = shown.find((one) => one === value);
        if (chosen) onChange(chosen);
      }}
      renderOption={({ option }) => {
        const one = shown.find((known) => known === option.value);
        return one && <span className={classes.kindOption}><b>{KIND_WORDS[one].short}</b><span className={classes.dim}>{KIND_WORDS[one].long}</span></span>;
      }}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
    />
  );
});
