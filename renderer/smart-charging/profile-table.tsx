import { IconPointFilled } from '@tabler/icons-react';
import type { Place, RateUnit } from '../../shared/smart-charging/model';
import { saidAt } from '../../shared/smart-charging/said';
import { inUnit, limitOf } from '../../shared/smart-charging/units';
import table from '../ui/data-table.module.css';
import { amountOf } from './differences';
import type { KnownProfile } from './place';
import { standingOf } from './profile-standing';
import classes from './smart-charging.module.css';

interface Props {
  readonly profiles: readonly KnownProfile[];
  readonly place: Place;
  readonly moment: number;
  readonly unit: RateUnit;
}

/** The profiles that count at a place, those that lead marked, with what becomes of the others. */
export function ProfileTable({ profiles, place, moment, unit }: Props) {
  const here = profiles.filter(({ evseId }) => evseId === 0 || evseId === place.evseId || place.evseId === 0);
  return (
    <div className={table.scroll} role="region" aria-label="Table of charging profiles" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Purpose</th>
            <th scope="col" data-align="right">Level</th>
            <th scope="col" data-align="right">Now</th>
            <th scope="col">State</th>
            <th scope="col">Kind</th>
            <th scope="col" data-align="right">Id</th>
          </tr>
        </thead>
        <tbody>
          {here.map((one) => {
            const { leads, words } = standingOf(one, profiles, place, moment);
            return (
              <tr key={`${one.evseId} ${one.profile.id}`}>
                <td title={one.profile.purpose}>
                  <span className={classes.lead} data-leads={leads}>{leads && <IconPointFilled size={12} aria-label="In force" />}</span>
                  {one.profile.purpose}{one.source !== undefined && <span className={classes.source}> {one.source}</span>}
                </td>
                <td data-align="right">{one.profile.stackLevel}</td>
                <td data-align="right">{nowOf(one, place, moment, unit)}</td>
                <td>{words}</td>
                <td data-tone="dim">{one.profile.kind}</td>
                <td data-align="right" data-tone="dim">{one.told === true ? '–' : one.profile.id}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function nowOf(one: KnownProfile, place: Place, moment: number, unit: RateUnit): string {
  const said = saidAt(one, place, moment);
  if (!said.schedule) return '';
  const value = limitOf(said.period, said.schedule.unit) ?? said.period.setpoint;
  if (value === undefined) return said.period.operationMode ?? '';
  const { phases } = said.period;
  return amountOf(inUnit({ value, unit: said.schedule.unit, ...(phases === undefined ? {} : { phases }) }, unit, place), unit);
}
