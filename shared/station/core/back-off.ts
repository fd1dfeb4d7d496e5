import type { Random } from '../../platform/random';
import type { SettingStore } from '../settings/store';

/**
 * Milliseconds until the next attempt to connect: RetryBackOffWaitMinimum, doubled with each failure up to
 * RetryBackOffRepeatTimes times, and a random part so that not all stations come back at once (Part 4 §5.3, used in 1.6 too).
 *
 * @param failures attempts that failed in a row, from 1
 */
export function backOff(settings: SettingStore, random: Random, failures: number): number {
  const doublings = Math.min(Math.max(0, failures - 1), settings.number('RetryBackOffRepeatTimes'));
  const wait = settings.number('RetryBackOffWaitMinimum') * 2 ** doublings;
  return Math.round((wait + settings.number('RetryBackOffRandomRange') * random.next()) * 1000);
}
