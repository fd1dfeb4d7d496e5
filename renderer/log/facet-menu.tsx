import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './filter-bar.module.css';

export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly extra?: ReactNode;
}

interface Props {
  /** `Station`, `Action` … */
  readonly name: string;
  readonly options: readonly FacetOption[];
  readonly chosen: readonly string[];
  /** One value at most. */
  readonly single?: boolean;
  readonly onChange: (chosen: string[]) => void;
}

const SEARCH_FROM = 8;

/** A filter by some of the values that the journal holds. */
export function FacetMenu({ name, options, chosen, single = false, onChange }: Props) {
  const [query, setQuery] = useState('');
  const shown = options.filter((option) => option.label.toLowerCase().includes(query.toLowerCase()));
  const summary = chosen.length === 0 ? name : chosen.length === 1 ? labelOf(options, chosen[0]) : `${name}: ${chosen.length}`;
  const toggle = (value: string): void => {
    if (single) onChange(chosen.includes(value) ? [] : [value]);
    else onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          className={classes.facet}
          data-active={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={12} />}
          aria-label={chosen.length === 0 ? `Filter by ${name.toLowerCase()}` : `Filter by ${name.toLowerCase()}: ${chosen.join(', ')}`}
        >
          {summary}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {options.length > SEARCH_FROM && (
          <Menu.Search placeholder={`Find ${name.toLowerCase()}`} aria-label={`Find ${name.toLowerCase()}`} value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
        )}
        <div className={classes.options}>
          {shown.map((option) => (
            <Menu.CheckboxItem key={option.value} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} closeMenuOnClick={single} rightSection={option.extra}>
              {option.label}
            </Menu.CheckboxItem>
          ))}
          {shown.length === 0 && <Menu.Label>{options.length === 0 ? `No ${name.toLowerCase()} in this journal yet` : 'Nothing like this'}</Menu.Label>}
        </div>
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>Show all</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function labelOf(options: readonly FacetOption[], value: string | undefined): string {
  return options.find((option) => option.value === value)?.label ?? value ?? '';
}
