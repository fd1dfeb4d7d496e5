import { describe, expect, it } from 'vitest';
import type { EvseStatus } from '../../shared/station/api';
import { defaultStationConfig } from '../../shared/station/default-config';
import { actOf, initialOf, isComplete, type ActForm, type ActPlace } from './act-form';
import { ACT_TABLE, actsAt } from './act-table';

const evse: EvseStatus = {
  id: 2, available: true, parked: false, power: 0, current: 0, voltage: 230, register: 0,
  connectors: [{ id: 1, type: 'sType2', status: 'Available', plugged: false, locked: false }],
};
const at = (version: '1.6' | '2.0.1' | '2.1', change: Partial<EvseStatus> = {}): Required<ActPlace> => {
  const one = { ...evse, ...change };
  const station = { config: defaultStationConfig({ id: 'CP001', url: 'ws://x', version }) };
  const [connector] = one.connectors;
  if (!connector) throw new Error('An EVSE has a connector.');
  return { station, evse: one, connector };
};
const kinds = (place: ActPlace): string[] => actsAt(place).map(({ kind }) => kind);
const lineOf = (kind: keyof typeof ACT_TABLE): ActForm => {
  const [line] = [ACT_TABLE[kind]].flat();
  if (!line) throw new Error(`${kind} has no line.`);
  return line;
};

describe('the acts that the simulator offers', () => {
  it('are those that can be done at the place, in the version, and now', () => {
    const { station, evse: here, connector } = at('2.0.1');
    expect(kinds({ station })).toContain('security-event');
    expect(kinds({ station })).not.toContain('close-event-stream');
    expect(kinds({ station: at('2.1').station })).toContain('close-event-stream');
    expect(kinds({ station, evse: here })).toContain('enter-bay');
    expect(kinds({ station, evse: here })).not.toContain('leave-bay');
    expect(kinds({ station, evse: here })).not.toContain('ev-stop');
    expect(kinds({ station, evse: here, connector })).toContain('break-lock');
    const captive = at('1.6', { connectors: [{ ...connector, type: 'cType2' }] });
    expect(kinds(captive)).not.toContain('break-lock');
    expect(kinds({ station: captive.station, evse: captive.evse })).not.toContain('request-contract');
  });

  it('become acts with their place, without what was left empty', () => {
    const { station, evse: here } = at('2.1');
    expect(actOf('set-limit', lineOf('set-limit'), { station, evse: here }, { limit: 'energy', amount: 5000 })).toEqual({ kind: 'set-limit', evse: 2, limit: 'energy', amount: 5000 });
    expect(actOf('set-external-limit', lineOf('set-external-limit'), { station }, { source: 'EMS', limit: 10, unit: 'A', duration: '', evse: '', critical: false }))
      .toEqual({ kind: 'set-external-limit', source: 'EMS', limit: 10, unit: 'A' });
    expect(actOf('plug-in', lineOf('plug-in'), at('2.1'), { soc: 0, capacity: 50_000, maxPower: 7_000, cable: '', iso15118: true }))
      .toEqual({ kind: 'plug-in', evse: 2, connector: 1, ev: { soc: 0, capacity: 50_000, maxPower: 7_000, iso15118: true } });
  });

  it.each(Object.entries(ACT_TABLE).flatMap(([kind, lines]) => [lines].flat().map((line) => [`${kind}: ${line.label}`, line] as const)))('%s asks for each thing once, and says so by an ellipsis', (_, line) => {
    const names = (line.inputs ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(line.label.endsWith('…')).toBe(line.inputs !== undefined);
    expect(isComplete(line.inputs ?? [], Object.fromEntries((line.inputs ?? []).map((input) => [input.name, input.type === 'switch' ? false : initialOf(input) || 1])))).toBe(true);
  });
});
