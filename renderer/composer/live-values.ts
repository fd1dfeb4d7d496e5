import type { CsmsSettings } from '../../shared/csms/api';
import type { OcppVersion } from '../../shared/ocpp/version';
import type { StationState, TransactionState, WorldState } from '../../shared/state/model';

/** A value that exists now, for a field that is being written. */
export interface LiveValue {
  readonly value: string | number;
  /** What it is, in a few words. */
  readonly detail: string;
}

export interface LiveSources {
  readonly version: OcppVersion;
  readonly world: WorldState;
  readonly tokens: CsmsSettings['tokens'];
  /** Identity of the station at the other end, or that sends; undefined takes all. */
  readonly station: string | undefined;
}

type Source = (sources: LiveSources, stations: readonly StationState[]) => readonly LiveValue[];

const BY_FIELD: Readonly<Record<string, Source>> = {
  idToken: tokens,
  idTag: tokens,
  parentIdTag: tokens,
  transactionId: transactions,
  evseId: evses,
  'evse.id': evses,
  connectorId: connectors,
  reservationId: (_, stations) => stations.flatMap((station) =>
    station.reservations.map((reservation) => ({ value: reservation.id, detail: `${reservation.status}, ${reservation.idToken}` }))),
  chargingProfileId: profiles,
  'component.name': (_, stations) => stations.flatMap((station) =>
    station.variables.map((variable) => ({ value: variable.component, detail: 'component' }))).filter(({ value }) => value !== ''),
  'variable.name': (_, stations) => stations.flatMap((station) =>
    station.variables.filter((variable) => variable.component !== '').map((variable) => ({ value: variable.variable, detail: variable.component }))),
  key: configurationKeys,
};

/**
 * The values that a field may well have now: known tokens, transactions, EVSEs, variables …, each once.
 *
 * @param path the field's names and indices from the payload inwards, e.g. `['evse', 'id']`
 */
export function liveValues(path: readonly (string | number)[], sources: LiveSources): readonly LiveValue[] {
  const names = path.filter((part) => typeof part === 'string');
  const name = names[names.length - 1];
  if (name === undefined) return [];
  const parent = names[names.length - 2];
  const source = (parent === undefined ? undefined : ownSource(`${parent}.${name}`)) ?? ownSource(name);
  // Of an object named like its own text only the text is a value: idToken.idToken.
  if (!source || (name === 'idToken' && parent !== 'idToken' && sources.version !== '1.6')) return [];
  const seen = new Set<string | number>();
  return source(sources, stationsOf(sources)).filter(({ value }) => !seen.has(value) && seen.add(value));
}

function ownSource(name: string): Source | undefined {
  return Object.hasOwn(BY_FIELD, name) ? BY_FIELD[name] : undefined;
}

function stationsOf({ world, station }: LiveSources): readonly StationState[] {
  if (station === undefined) return Object.values(world.stations);
  const one = Object.hasOwn(world.stations, station) ? world.stations[station] : undefined;
  return one ? [one] : [];
}

function tokens(sources: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  const known = sources.tokens.map((token) => ({ value: token.idToken, detail: `${token.status} in the CSMS${token.type ? `, ${token.type}` : ''}` }));
  const used = openFirst(stations).flatMap(({ idToken, id }) => (idToken === undefined ? [] : [{ value: idToken, detail: `used in transaction ${id}` }]));
  return [...known, ...used];
}

function transactions({ version }: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  return openFirst(stations).flatMap((transaction) => {
    const value = version === '1.6' ? Number(transaction.id) : transaction.id;
    // In 1.6 a transaction that the CSMS has not numbered yet has no id to write.
    if (typeof value === 'number' && !Number.isInteger(value)) return [];
    return [{ value, detail: describe(transaction) }];
  });
}

function describe({ endedAt, evse, idToken }: TransactionState): string {
  return [endedAt === undefined ? 'open' : 'ended', ...(evse === undefined ? [] : [`EVSE ${evse}`]), ...(idToken === undefined ? [] : [idToken])].join(', ');
}

function openFirst(stations: readonly StationState[]): readonly TransactionState[] {
  const all = stations.flatMap((station) => station.transactions).reverse();
  return [...all.filter(({ endedAt }) => endedAt === undefined), ...all.filter(({ endedAt }) => endedAt !== undefined)];
}

function evses(_: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  return stations.flatMap((station) => station.evses.map((evse) => ({ value: evse.id, detail: evse.connectors.map(({ status }) => status).join(', ') })));
}

function connectors({ version }: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  return stations.flatMap((station) => station.evses.flatMap((evse) =>
    evse.connectors.map(({ id, status }) => (version === '1.6' ? { value: evse.id, detail: status } : { value: id, detail: `EVSE ${evse.id}, ${status}` }))));
}

function profiles(_: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  return stations.flatMap((station) => station.profiles.map(({ id, purpose, evse }) => ({ value: id, detail: `${purpose}, EVSE ${evse}` })));
}

function configurationKeys(_: LiveSources, stations: readonly StationState[]): readonly LiveValue[] {
  return stations.flatMap((station) => station.variables
    .filter(({ component }) => component === '')
    .map(({ variable, value }) => ({ value: variable, detail: value === undefined ? 'configuration key' : `now ${value}` })));
}
