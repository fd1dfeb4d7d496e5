import type { ActResult } from '../api';
import type { StationCore } from '../core/core';
import { lookAtAll } from './smart-charging';

/**
 * The grid is otherwise than before, as the station's meters tell: its frequency, and what the building takes beside the
 * cars (2.1, Q08, Q09). A change of frequency below LocalFrequencyUpdateThreshold leads to nothing (Q08.FR.07).
 */
export function setGrid(core: StationCore, { frequency, load }: { readonly frequency?: number; readonly load?: number }): ActResult {
  if (frequency === undefined && load === undefined) return { ok: false, message: 'The grid has a frequency in Hz and a load in W.' };
  if (frequency !== undefined && !(frequency > 0 && frequency < 100)) return { ok: false, message: 'The frequency of a grid is about 50 or 60 Hz.' };
  const millihertz = frequency === undefined ? 0 : Math.abs(frequency - core.grid.frequency) * 1000;
  const counts = millihertz + 1e-6 >= core.settings.number('LocalFrequencyUpdateThreshold');
  core.grid = { frequency: frequency === undefined || !counts ? core.grid.frequency : frequency, load: load ?? core.grid.load };
  if (counts || load !== undefined) lookAtAll(core);
  return { ok: true };
}
