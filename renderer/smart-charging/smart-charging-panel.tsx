import { Loader, SegmentedControl, Select } from '@mantine/core';
import { IconChartAreaLine } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { RateUnit } from '../../shared/smart-charging/model';
import type { StationState } from '../../shared/state/model';
import { StatePanel } from '../panels/state-panel';
import { useMoment, useStations } from '../panels/use-world-view';
import { useSamples } from '../stores/samples';
import { EmptyState } from '../ui/empty-state';
import { AskComposite } from './ask-composite';
import { amountOf, remarksOn, type Remark } from './differences';
import { coloursOf } from './line-colours';
import { linesOf, measuredIn, valueAt, type Frame, type Line, type LineId } from './limit-lines';
import { firstPlace, placeOf, placesOf, profilesOf, usualUnit } from './place';
import { ProfileTable } from './profile-table';
import classes from './smart-charging.module.css';
import legend from '../ui/chart-legend.module.css';

const LimitChart = lazy(() => import('./limit-chart'));

const SPANS = [{ value: '3600', label: '1 h' }, { value: '14400', label: '4 h' }, { value: '43200', label: '12 h' }, { value: '86400', label: '24 h' }] as const;
/** The picture moves on in steps: each second would be a new picture. */
const TICK_MS = 5000;
/** Of the span, what is shown of the past. */
const PAST = 0.25;

/** Charging profiles of a station over time, what comes of them, what it reports, and what flows. */
export function SmartChargingPanel() {
  const { shown } = useStations();
  // Limits of several stations in one picture say nothing: the first that has any, unless one is chosen.
  const station = shown.find((one) => one.profiles.length > 0 || one.externalLimits.length > 0 || one.composites.length > 0) ?? shown[0];
  const [chosen, choose] = useState<{ readonly station: string; readonly evse: number }>();
  const [wantedUnit, setUnit] = useState<RateUnit>();
  const [seconds, setSeconds] = useState(14_400);
  const profiles = useMemo(() => (station ? profilesOf(station) : []), [station]);
  const unit = wantedUnit ?? usualUnit(profiles);
  const evse = station && chosen?.station === station.id ? chosen.evse : station ? firstPlace(station) : 0;
  const nothing = !station || (profiles.length === 0 && station.composites.length === 0 && station.externalLimits.length === 0);
  return (
    <StatePanel
      station={station?.id}
      tools={station !== undefined && (
        <>
          <PlacePicker station={station} evse={evse} onChange={(place) => choose({ station: station.id, evse: place })} />
          <SegmentedControl aria-label="Unit" data={['W', 'A']} value={unit} onChange={(value) => setUnit(value === 'A' ? 'A' : 'W')} />
          <Select aria-label="Time shown" w={78} data={[...SPANS]} value={String(seconds)} allowDeselect={false} onChange={(value) => setSeconds(Number(value ?? 14_400))} />
          <AskComposite station={station} evse={evse} unit={unit} seconds={seconds} />
        </>
      )}
      empty={nothing
        ? <EmptyState icon={<IconChartAreaLine size={26} stroke={1.5} />} title={station ? `No charging profile of ${station.id} is known` : 'No station yet'}>
            Profiles come with SetChargingProfile, a remote start or ReportChargingProfiles; limits of others with NotifyChargingLimit. “Ask the station” gets its composite schedule.
          </EmptyState>
        : undefined}
    >
      {station && <Content station={station} evse={evse} unit={unit} seconds={seconds} />}
    </StatePanel>
  );
}

function PlacePicker({ station, evse, onChange }: { readonly station: StationState; readonly evse: number; readonly onChange: (evse: number) => void }) {
  const name = station.version === '1.6' ? 'Connector' : 'EVSE';
  const places = placesOf(station);
  return (
    <Select
      aria-label={`${name} shown`} w={128} allowDeselect={false}
      data={places.map((place) => ({ value: String(place), label: place === 0 ? 'Whole station' : `${name} ${place}` }))}
      value={String(places.includes(evse) ? evse : 0)}
      onChange={(value) => onChange(Number(value ?? 0))}
    />
  );
}

interface ContentProps {
  readonly station: StationState;
  readonly evse: number;
  readonly unit: RateUnit;
  readonly seconds: number;
}

function Content({ station, evse, unit, seconds }: ContentProps) {
  const now = useMoment();
  const moment = Math.floor(now / TICK_MS) * TICK_MS;
  const [hidden, setHidden] = useState<ReadonlySet<LineId>>(new Set());
  const frame = useMemo<Frame>(() => ({ evse, unit, from: moment - seconds * 1000 * PAST, to: moment + seconds * 1000 * (1 - PAST) }), [evse, unit, moment, seconds]);
  const profiles = useMemo(() => profilesOf(station), [station]);
  const measured = useMemo(() => measuredIn(station, frame), [station, frame]);
  const samplesOf = useSamples(station.id, measured);
  const lines = useMemo(() => linesOf(station, frame, samplesOf), [station, frame, samplesOf]);
  const remarks = useMemo(() => remarksOn(station, frame, lines), [station, frame, lines]);
  const toggle = (id: LineId): void => setHidden((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const drawn = useMemo(() => lines.filter(({ id }) => !hidden.has(id)), [lines, hidden]);
  return (
    <div className={classes.split}>
      <figure className={classes.figure} aria-label="Limits over time">
        <Legend lines={lines} hidden={hidden} toggle={toggle} moment={now} unit={unit} />
        {lines.length === 0
          ? <p className={classes.none}>Nothing limits {evse === 0 ? 'the station' : `${station.version === '1.6' ? 'connector' : 'EVSE'} ${evse}`} in the time shown.</p>
          : <Suspense fallback={<div className={classes.none}><Loader size="xs" role="status" aria-label="Loading the chart" /></div>}><LimitChart lines={drawn} frame={frame} moment={now} /></Suspense>}
      </figure>
      <section className={classes.side} aria-label="Profiles and differences">
        <Remarks remarks={remarks} />
        <ProfileTable profiles={profiles} place={placeOf(station, evse)} moment={now} unit={unit} />
      </section>
    </div>
  );
}

function Legend({ lines, hidden, toggle, moment, unit }: {
  readonly lines: readonly Line[]; readonly hidden: ReadonlySet<LineId>; readonly toggle: (id: LineId) => void; readonly moment: number; readonly unit: RateUnit;
}) {
  return (
    <figcaption className={legend.legend}>
      {lines.map((line) => {
        const value = valueAt(line, moment);
        const look = coloursOf(line.id);
        return (
          <button key={line.id} type="button" aria-pressed={!hidden.has(line.id)} style={{ '--tone': `var(${look.stroke})` }} onClick={() => toggle(line.id)}>
            <span className={legend.swatch} data-dashed={look.dash !== undefined} aria-hidden />
            {line.label}
            <b>{value === null ? '–' : amountOf(value, unit)}</b>
          </button>
        );
      })}
    </figcaption>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <div className={classes.remarks} role="region" aria-label="Remarks" tabIndex={0}>
      <ul aria-label="Differences">
        {remarks.map(({ tone, text }) => <li key={text} data-tone={tone}>{text}</li>)}
      </ul>
    </div>
  );
}
