import { readFile } from 'node:fs/promises';
import { compare, type Difference } from '../../shared/inventory/compare';
import { deviationsOf, missingOf } from '../../shared/inventory/deviations';
import { fullText } from '../../shared/inventory/names';
import { fromSnapshot, toSnapshot, type Snapshot } from '../../shared/inventory/snapshot';
import { readSnapshot, safeName, snapshotCsv, snapshotJson } from '../../shared/inventory/snapshot-file';
import type { VariableState } from '../../shared/state/model';
import { Timeline } from '../../shared/state/timeline';
import { CommandError, EXIT } from './exit-codes';
import { openAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, Output } from './output';

export interface VariablesOptions extends ReadingOptions {
  /** Identity of the station to show. */
  readonly of?: string;
  readonly at?: number;
  readonly with?: string;
  readonly withOf?: string;
  readonly withAt?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly snapshot?: boolean;
}

/** Prints what a log or a snapshot says of the variables (2.x) or configuration keys (1.6) of stations, or what differs between two. */
export async function variables(file: string, options: VariablesOptions): Promise<number> {
  const shown = await inventories(file, options.of, options.at, options);
  // The same log at another moment, when no other file is named.
  const compared = options.with !== undefined || options.withAt !== undefined || options.withOf !== undefined;
  if (compared) return differences(one(shown, file, '--of'), one(await inventories(options.with ?? file, options.withOf ?? (options.with === undefined ? options.of : undefined), options.withAt, options), options.with ?? file, '--with-of'), options);
  if (options.csv === true || options.snapshot === true) {
    const snapshot = one(shown, file, '--of');
    process.stdout.write(options.csv === true ? snapshotCsv(snapshot) : snapshotJson(snapshot));
  } else for (const snapshot of shown) list(snapshot, new Output(options.json === true));
  await flushed();
  return EXIT.ok;
}

/** A snapshot, or that of each station of a log that has told of variables. */
async function inventories(file: string, of: string | undefined, at: number | undefined, options: VariablesOptions): Promise<Snapshot[]> {
  const saved = await savedIn(file);
  if (saved) return [saved];
  const opened = await openAnyLog(file, options);
  if (!opened.ok) throw new CommandError(opened.message, EXIT.wrongUse);
  const { journal, failure } = opened;
  if (failure !== undefined) complain(failure);
  if (at !== undefined && at >= journal.count) throw new CommandError(`${file} has no entry ${at}; it has ${journal.count}, counted from 0.`, EXIT.wrongUse);
  const timeline = new Timeline(journal);
  while (timeline.advance());
  const stations = Object.values(timeline.stateAt(at ?? journal.count - 1).stations);
  if (of !== undefined && !stations.some(({ id }) => id === of)) throw new CommandError(`${file} has no station ${of}; there are ${stations.map(({ id }) => id).join(', ') || 'none'}.`, EXIT.wrongUse);
  return stations.filter(({ id, variables: told }) => (of === undefined ? told.length > 0 : id === of)).map(({ id, version = '2.0.1', variables: told, lastMessageAt = 0 }) =>
    ({ name: safeName(id), station: id, version, at: lastMessageAt, variables: toSnapshot(told) }));
}

/** The snapshot in a file; undefined when it holds something else, which may be a log. */
async function savedIn(file: string): Promise<Snapshot | undefined> {
  if (!/\.(json|csv)$/i.test(file)) return undefined;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const read = text === undefined ? undefined : readSnapshot(text, { name: file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replace(/\.\w+$/, ''), at: 0 });
  return read?.ok === true ? read.snapshot : undefined;
}

function one(found: readonly Snapshot[], file: string, option: string): Snapshot {
  const [first] = found;
  if (!first) throw new CommandError(`${file} tells of no variables.`);
  if (found.length > 1) throw new CommandError(`${file} tells of several stations: ${found.map(({ station }) => station).join(', ')}. Choose one with ${option}.`, EXIT.wrongUse);
  return first;
}

function list(snapshot: Snapshot, out: Output): void {
  const { station, version } = snapshot;
  const all = fromSnapshot(snapshot);
  out.say(`${station === '' ? snapshot.name : station}, OCPP ${version}, ${all.length} ${version === '1.6' ? 'keys' : 'values'}`);
  for (const variable of all) {
    const deviations = deviationsOf(variable, version);
    out.object({ station, version, ...toSnapshot([variable])[0], ...(deviations.length > 0 ? { deviations } : {}) });
    out.say(`  ${lineOf(variable, out)}`);
    for (const deviation of deviations) out.say(`    ${out.styled('yellow', deviation)}`);
  }
  const missing = missingOf(all, version);
  if (missing.length > 0) out.say(out.styled('yellow', `  The standard requires, and the station has not told: ${missing.join(', ')}`));
}

function lineOf(variable: VariableState, out: Output): string {
  const { unit, mutability, dataType } = variable;
  return `${fullText(variable)} = ${valueOf(variable)}${unit === undefined ? '' : ` ${unit}`} ${out.styled('dim', `[${[mutability, dataType].filter((part) => part !== undefined).join(', ')}]`)}`;
}

function valueOf({ value, mutability }: VariableState): string {
  return value === undefined ? (mutability === 'WriteOnly' ? '(cannot be read)' : '(not told)') : JSON.stringify(value);
}

async function differences(ours: Snapshot, other: Snapshot, options: VariablesOptions): Promise<number> {
  if (options.csv === true || options.snapshot === true) {
    complain('A comparison is printed as text or with --json.');
    return EXIT.wrongUse;
  }
  const out = new Output(options.json === true);
  const found = compare(fromSnapshot(ours), fromSnapshot(other));
  for (const difference of found.values()) {
    out.object(objectOf(difference));
    out.say(sentenceOf(difference, out));
  }
  out.say(found.size === 0 ? out.styled('green', 'No difference.') : `${found.size} ${found.size === 1 ? 'difference' : 'differences'}.`);
  await flushed();
  return found.size === 0 ? EXIT.ok : EXIT.failed;
}

function objectOf({ kind, ours, other, fields }: Difference): object {
  const shown = ours ?? other;
  return {
    kind, ...(shown ? { name: fullText(shown) } : {}), ...(kind === 'changed' ? { fields } : {}),
    ...(ours ? { first: toSnapshot([ours])[0] } : {}), ...(other ? { second: toSnapshot([other])[0] } : {}),
  };
}

function sentenceOf({ kind, ours, other, fields }: Difference, out: Output): string {
  if (kind === 'removed' && ours) return out.styled('red', `- ${fullText(ours)} = ${valueOf(ours)}`);
  if (kind === 'added' && other) return out.styled('green', `+ ${fullText(other)} = ${valueOf(other)}`);
  if (!ours || !other) return '';
  const parts = fields.map((field) => (field === 'value' ? `${valueOf(ours)} → ${valueOf(other)}` : `${field} ${String(ours[field])} → ${String(other[field])}`));
  return out.styled('yellow', `~ ${fullText(ours)}: ${parts.join(', ')}`);
}
