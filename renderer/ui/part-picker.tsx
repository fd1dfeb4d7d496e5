import { SegmentedControl, Select } from '@mantine/core';
import classes from './part-picker.module.css';

export interface PanelPart<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Somebody waits for a person there. */
  readonly waits?: boolean;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly parts: readonly PanelPart<Value>[];
  readonly value: Value;
  /** There are so many that they need a wide panel. */
  readonly many?: boolean;
  readonly onChange: (value: Value) => void;
}

/** The parts of a panel side by side, and as a list where there is no room for them. */
export function PartPicker<Value extends string>({ label, parts, value, many = false, onChange }: Props<Value>) {
  const choose = (chosen: string | null): void => {
    const part = parts.find((one) => one.value === chosen);
    if (part !== undefined) onChange(part.value);
  };
  return (
    <>
      <SegmentedControl
        className={classes.parts} data-many={many || undefined} aria-label={label} value={value} onChange={choose}
        data={parts.map((part) => ({ value: part.value, label: part.waits === true ? <span className={classes.waits}>{part.label}</span> : part.label }))}
      />
      <Select className={classes.list} data-many={many || undefined} aria-label={label} data={parts.map((part) => ({ value: part.value, label: part.label }))} value={value} onChange={choose} />
    </>
  );
}
