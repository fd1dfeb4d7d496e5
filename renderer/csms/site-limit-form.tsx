import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { SiteLimit } from '../../shared/csms/api';

const NONE = 'none';
const UNITS = [
  { value: NONE, label: 'No limit' },
  { value: 'A', label: 'In A on each phase' },
  { value: 'W', label: 'In W in total' },
];
/** What a site begins with: what its limit is has to be said by whoever knows it. */
const USUAL: Readonly<Record<SiteLimit['unit'], SiteLimit>> = { A: { unit: 'A', limit: 63, start: 6 }, W: { unit: 'W', limit: 43_000, start: 4140 } };

interface SiteLimitProps {
  readonly limit: SiteLimit | undefined;
  /** undefined takes the limit away. */
  readonly onChange: (limit: SiteLimit | undefined) => void;
}

/** The limit that the CSMS shares among those who charge (K02, K03). */
export function SiteLimitForm({ limit: told, onChange: send }: SiteLimitProps) {
  // A second change goes on from the first one, even before the host has told of that.
  const [sent, setSent] = useState<{ readonly before: string; readonly limit: SiteLimit | undefined }>();
  const before = JSON.stringify(told ?? null);
  const limit = sent?.before === before ? sent.limit : told;
  const onChange = (next: SiteLimit | undefined): void => {
    setSent({ before, limit: next });
    send(next);
  };
  return (
    <>
      <Select
        label="Limit of the site, shared by the CSMS"
        data={UNITS}
        value={limit?.unit ?? NONE}
        onChange={(chosen) => {
          if (chosen === NONE) onChange(undefined);
          if ((chosen === 'A' || chosen === 'W') && chosen !== limit?.unit) onChange(USUAL[chosen]);
        }}
      />
      {limit && <Amount label="All who charge together" unit={limit.unit} value={limit.limit} onChange={(value) => { if (value !== undefined) onChange({ ...limit, limit: value }); }} />}
      {limit && (
        <Amount
          label="Each at the start, until it has its share" unit={limit.unit} value={limit.start} placeholder="Nothing is set"
          onChange={(start) => {
            const { start: _before, ...rest } = limit;
            onChange(start === undefined ? rest : { ...rest, start });
          }}
        />
      )}
    </>
  );
}

interface AmountProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly placeholder?: string;
  readonly onChange: (value: number | undefined) => void;
}

/** Taken when the field is left or Enter is pressed; empty is undefined. */
function Amount({ label, unit, value, placeholder, onChange }: AmountProps) {
  const [typed, setTyped] = useState<number | string>();
  const commit = (): void => {
    const amount = typed === undefined ? value : typed === '' ? undefined : Number(typed);
    if (amount !== value) onChange(amount);
    setTyped(undefined);
  };
  return (
    <NumberInput
      label={label} suffix={` ${unit}`} min={0} decimalScale={1} value={typed ?? value ?? ''} {...(placeholder === undefined ? {} : { placeholder })}
      onChange={setTyped} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }}
    />
  );
}
