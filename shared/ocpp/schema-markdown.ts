import type { ActionInfo } from './action-info';
import { FUNCTIONAL_BLOCKS } from './action-info';
import type { Sender } from './frame-check';
import type { FieldDoc, VersionDocs } from './schema-docs';
import type { OcppVersion } from './version';

const MANY = 24;

/** What a person wants to know of a field, as Markdown: its type, whether it must be there, its limits, its meaning, its values. */
export function fieldMarkdown(name: string, field: FieldDoc): string {
  const type = field.enumName ?? field.type;
  const facts = [
    `**${name}**: \`${type}${field.array ? '[]' : ''}\``,
    field.required ? '**required**' : 'optional',
    ...limitsOf(field),
  ];
  const parts = [facts.join(' · ')];
  if (field.description) parts.push(field.description);
  if (field.enum) parts.push(valuesOf(field.enum));
  return parts.join('\n\n');
}

/** The limits of a field in words, e.g. `at most 36 characters`, `0 to 100`, `2 or more items`. */
export function limitsOf(field: FieldDoc): string[] {
  const limits: string[] = [];
  if (field.minLength !== undefined) limits.push(`at least ${field.minLength} characters`);
  if (field.maxLength !== undefined) limits.push(`at most ${field.maxLength} characters`);
  if (field.minimum !== undefined && field.maximum !== undefined) limits.push(`${field.minimum} to ${field.maximum}`);
  else if (field.minimum !== undefined) limits.push(`${field.minimum} or more`);
  else if (field.maximum !== undefined) limits.push(`${field.maximum} or less`);
  if (field.multipleOf !== undefined) limits.push(`in steps of ${field.multipleOf}`);
  if (field.format === 'date-time') limits.push('RFC 3339 date and time with offset, e.g. `2026-01-31T12:00:00Z`');
  if (field.format === 'uri') limits.push('URI');
  if (field.minItems !== undefined && field.minItems > 0) limits.push(`at least ${field.minItems} ${field.minItems === 1 ? 'item' : 'items'}`);
  if (field.maxItems !== undefined) limits.push(`at most ${field.maxItems} ${field.maxItems === 1 ? 'item' : 'items'}`);
  if (field.default !== undefined) limits.push(`default \`${JSON.stringify(field.default)}\``);
  return limits;
}

function valuesOf(values: readonly string[]): string {
  const shown = values.slice(0, MANY).map((value) => `\`${value}\``).join(', ');
  return `One of ${shown}${values.length > MANY ? ` and ${values.length - MANY} more` : ''}.`;
}

/** What an action is for, who sends it, and where the standard describes it, as Markdown. */
export function actionMarkdown(info: ActionInfo, version: OcppVersion, docs: VersionDocs): string {
  const place = info.block ? `Block ${info.block}, ${FUNCTIONAL_BLOCKS[info.block]}` : info.profile && `Profile ${spaced(info.profile)}`;
  const facts = [routeOf(info, version), ...(place ? [place] : [])];
  const description = Object.hasOwn(docs.actions, info.name) ? docs.actions[info.name]?.description : undefined;
  return [facts.join(' · '), ...(description ? [description] : [])].join('\n\n');
}

function routeOf(info: ActionInfo, version: OcppVersion): string {
  const station = sideName('station', version);
  const csms = sideName('csms', version);
  if (info.sender === 'both') return `${station} ⇄ ${csms}`;
  return info.sender === 'station' ? `${station} → ${csms}` : `${csms} → ${station}`;
}

/** What the version's standard calls a side. */
export function sideName(side: Sender, version: OcppVersion): string {
  if (version === '1.6') return side === 'station' ? 'Charge Point' : 'Central System';
  return side === 'station' ? 'Charging Station' : 'CSMS';
}

function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
