import { format } from 'date-fns';

/** `14:03:22.123`, in the person's time zone. */
export function clockTime(wall: number): string {
  return format(wall, 'HH:mm:ss.SSS');
}

/** `2026-11-23 14:03:22.123 +01:00`. */
export function fullTime(wall: number): string {
  return format(wall, 'yyyy-MM-dd HH:mm:ss.SSS xxx');
}

/** `14:03:22`. */
export function shortTime(wall: number): string {
  return format(wall, 'HH:mm:ss');
}

/** Milliseconds as `0.000`, `12.345`, `1:02:03.456`: seconds, with minutes and hours once there are any. */
export function elapsed(ms: number): string {
  const sign = ms < 0 ? '-' : '';
  const total = Math.round(Math.abs(ms));
  const millis = String(total % 1000).padStart(3, '0');
  const seconds = Math.floor(total / 1000) % 60;
  const minutes = Math.floor(total / 60_000) % 60;
  const hours = Math.floor(total / 3_600_000);
  if (hours > 0) return `${sign}${hours}:${pad(minutes)}:${pad(seconds)}.${millis}`;
  if (minutes > 0) return `${sign}${minutes}:${pad(seconds)}.${millis}`;
  return `${sign}${seconds}.${millis}`;
}

/** `0.4 ms`, `12 ms`, `1.25 s`, `35.1 s`. */
export function latency(ms: number): string {
  if (ms < 0.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${(ms / 1000).toFixed(1)} s`;
}

/** `12 s`, `3 min 05 s`, `2 h 07 min`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${pad(Math.floor(seconds / 60) % 60)} min`;
}

/** Wh as `0.42 kWh`, `12.3 kWh`; below 100 Wh as `57 Wh`. */
export function energy(wattHours: number): string {
  if (Math.abs(wattHours) < 100) return `${round(wattHours, 0)} Wh`;
  return `${(wattHours / 1000).toFixed(Math.abs(wattHours) < 10_000 ? 2 : 1)} kWh`;
}

/** W as `11.0 kW`; below 100 W as `57 W`. */
export function power(watts: number): string {
  if (Math.abs(watts) < 100) return `${round(watts, 0)} W`;
  return `${(watts / 1000).toFixed(Math.abs(watts) < 100_000 ? 1 : 0)} kW`;
}

export function amount(value: number, unit: string, digits = 1): string {
  return `${round(value, digits)} ${unit}`;
}

const COUNT = new Intl.NumberFormat('en-US');

/** `12,345`: always with the same separator, as in the rest of the window's English. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** `1 entry`, `2 entries`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Bytes of a file as `12 KB`, `123 MB`, `1.25 GB`, as file managers count them. */
export function fileSize(bytes: number): string {
  if (bytes < 1 << 20) return `${count(Math.ceil(bytes / 1024))} KB`;
  return bytes < 1 << 30 ? `${Math.round(bytes / 2 ** 20)} MB` : `${(bytes / 2 ** 30).toFixed(2)} GB`;
}

/** Characters as `980 B`, `12.4 kB`. */
export function size(units: number): string {
  if (units < 1000) return `${units} B`;
  if (units < 1_000_000) return `${(units / 1000).toFixed(1)} kB`;
  return `${(units / 1_000_000).toFixed(1)} MB`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const round = (value: number, digits: number): string => String(Number(value.toFixed(digits)));
