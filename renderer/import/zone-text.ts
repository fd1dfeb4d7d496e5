import type { ReadingWishes } from '../../shared/ipc/shapes';

/** Names of zones that the browser knows. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

type Zone = Pick<ReadingWishes, 'zone' | 'zoneMinutes'>;

/** `+02:00`, `-03:30`; nothing for UTC. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/** What a person wrote for a zone; nothing when it is empty, undefined when it is no zone. */
export function zoneOf(text: string): Zone | undefined {
  const written = text.trim();
  if (written === '') return {};
  if (/^(?:z|utc|gmt)$/i.test(written)) return { zoneMinutes: 0 };
  const found = /^(?:utc|gmt)?\s?([+-]?)(\d{1,2})(?::?(\d\d))?$/i.exec(written);
  if (found) {
    const minutes = Number(found[2]) * 60 + Number(found[3] ?? '0');
    if (minutes > 840 || Number(found[3] ?? '0') > 59) return undefined;
    return { zoneMinutes: found[1] === '-' ? -minutes : minutes };
  }
  const named = ZONES.find((zone) => zone.toLowerCase() === written.toLowerCase());
  return named === undefined ? undefined : { zone: named };
}

/** The zone of wishes as a person would write it; nothing when there is none. */
export function zoneWritten({ zone, zoneMinutes }: Zone): string {
  if (zone !== undefined) return zone;
  if (zoneMinutes === undefined) return '';
  return zoneMinutes === 0 ? 'UTC' : offsetText(zoneMinutes);
}
