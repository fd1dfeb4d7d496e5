import { Select } from '@mantine/core';
import classes from './composer.module.css';
import type { OpenCall } from './use-pending-calls';

interface Props {
  readonly calls: readonly OpenCall[];
  /** Message id of the frame. */
  readonly id: string | undefined;
  readonly onChange: (call: OpenCall) => void;
}

/** Which CALL of the other side is answered. */
export function AnswerPicker({ calls, id, onChange }: Props) {
  const group = (title: string, answered: boolean) => ({
    group: title,
    items: calls.filter((call) => call.answered === answered).map((call) => ({ value: call.id, label: `${call.action} ${call.id}` })),
  });
  return (
    <Select
      className={classes.action}
      aria-label="CALL to answer"
      placeholder={calls.length === 0 ? 'No CALL has come' : 'Choose the CALL'}
      data={[group('Without an answer yet', false), group('Answered already', true)].filter(({ items }) => items.length > 0)}
      value={calls.some((call) => call.id === id) ? (id ?? null) : null}
      onChange={(value) => {
        const chosen = calls.find((call) => call.id === value);
        if (chosen) onChange(chosen);
      }}
      searchable
      nothingFoundMessage="Nothing waits for an answer. To answer by hand, let the automatic answer be left out."
      renderOption={({ option }) => {
        const call = calls.find((one) => one.id === option.value);
        return call && <span className={classes.actionOption}><span>{call.action}</span><span className={classes.mono}>{call.id}</span></span>;
      }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
    />
  );
}
