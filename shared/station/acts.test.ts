import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationAct } from './api';
import { Bench } from './bench.fixture';

let bench: Bench;

beforeEach(async () => { bench = await Bench.booted('2.0.1'); });
afterEach(() => expect(bench.faults).toEqual([]));

describe('what a person cannot do is said in a sentence', () => {
  it.each<[StationAct, string]>([
    [{ kind: 'plug-in', evse: 3, connector: 1 }, 'There is no EVSE 3; this station has 2.'],
    [{ kind: 'plug-in', evse: 1, connector: 2 }, 'EVSE 1 has no connector 2; it has 1.'],
    [{ kind: 'unplug', evse: 1, connector: 1 }, 'EVSE 1 has no cable plugged in.'],
    [{ kind: 'press-stop', evse: 1 }, 'Nothing runs at EVSE 1.'],
    [{ kind: 'emergency-stop', evse: 1 }, 'Nothing runs at EVSE 1.'],
    [{ kind: 'ev-suspend', evse: 1 }, 'EVSE 1 has no cable plugged in.'],
    [{ kind: 'ev-resume', evse: 1 }, 'EVSE 1 has no cable plugged in.'],
    [{ kind: 'fault', evse: 1, connector: 1, code: 'Tired' }, 'Tired is no error code; they are ConnectorLockFailure, EVCommunicationError, GroundFailure, HighTemperature, InternalError, LocalListConflict, OtherError, OverCurrentFailure, OverVoltage, PowerMeterFailure, PowerSwitchFailure, ReaderFailure, ResetFailure, UnderVoltage, WeakSignal.'],
    [{ kind: 'clear-fault', evse: 1, connector: 1 }, 'Connector 1 of EVSE 1 has no fault.'],
    [{ kind: 'close-door' }, 'The door is closed already.'],
    [{ kind: 'power-restore' }, 'The station has power already.'],
    [{ kind: 'connection-restore' }, 'The network is there already.'],
    [{ kind: 'present-token', evse: 9, idToken: 'A' }, 'There is no EVSE 9.'],
  ])('%o', (act, message) => {
    expect(bench.station.act(act)).toEqual({ ok: false, message });
  });

  it.each<[StationAct, string]>([
    [{ kind: 'plug-in', evse: 1, connector: 1 }, 'EVSE 1 has a cable plugged in already, at its connector 1.'],
    [{ kind: 'open-door' }, 'The door is open already.'],
    [{ kind: 'fault', evse: 1, connector: 1, code: 'OtherError' }, 'Connector 1 of EVSE 1 has a fault already: OtherError.'],
    [{ kind: 'power-loss' }, 'The station has no power already.'],
    [{ kind: 'connection-loss' }, 'The network is gone already.'],
  ])('twice: %o', async (act, message) => {
    await bench.act(act);
    expect(bench.station.act(act)).toEqual({ ok: false, message });
  });

  it('nothing is possible before the station is started, and no card without power', async () => {
    const off = await Bench.make('2.0.1');
    expect(off.station.act({ kind: 'open-door' })).toEqual({ ok: false, message: 'The station is not running; start it first.' });
    await bench.act({ kind: 'power-loss' });
    expect(bench.station.act({ kind: 'present-token', idToken: 'A' })).toEqual({ ok: false, message: 'The station has no power.' });
    expect(bench.station.act({ kind: 'press-stop', evse: 1 })).toEqual({ ok: false, message: 'The station has no power.' });
  });

  it('a broken or busy EVSE takes no card', async () => {
    await bench.act({ kind: 'fault', evse: 1, connector: 1, code: 'GroundFailure' });
    expect(bench.station.act({ kind: 'present-token', evse: 1, idToken: 'A' })).toEqual({ ok: false, message: 'EVSE 1 has a fault: GroundFailure.' });
    await bench.act({ kind: 'present-token', idToken: 'A' });
    expect(bench.station.status().evses[1]?.transaction?.idToken).toBe('A');
    // It could be of the group, or a master pass: the CSMS is asked, and the display says what comes of it.
    await bench.act({ kind: 'present-token', idToken: 'B' });
    expect(bench.station.status()).toMatchObject({ displayMessages: ['Every EVSE is in use by somebody else.'], evses: [{}, { transaction: { idToken: 'A' } }] });
  });

  it('a card that is still being asked about keeps the reader', async () => {
    bench.script.set('Authorize', { kind: 'silence' });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'A' });
    expect(bench.station.act({ kind: 'present-token', evse: 1, idToken: 'B' })).toEqual({ ok: false, message: 'EVSE 1 still waits for the answer about another card.' });
    await bench.pass(31);
    expect(bench.station.status().displayMessages).toEqual(['A: Invalid']);
  });
});

describe('acts', () => {
  it('are recorded, the impossible ones with why', async () => {
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1 });
    bench.station.act({ kind: 'plug-in', evse: 1, connector: 1 });
    expect(bench.events.filter(({ kind }) => kind === 'person').map(({ detail }) => detail)).toEqual([
      { station: 'CP1', kind: 'plug-in', evse: 1, connector: 1 }, { station: 'CP1', kind: 'plug-in', evse: 1, connector: 1 },
    ]);
    expect(JSON.stringify(bench.events.at(-1)?.detail)).toContain('EVSE 1 has a cable plugged in already');
  });

  it('are told to whoever listens, once a turn', async () => {
    let times = 0;
    const forget = bench.station.onChange(() => { times += 1; });
    bench.station.act({ kind: 'open-door' });
    bench.station.act({ kind: 'close-door' });
    expect(times).toBe(0);
    await Promise.resolve();
    expect(times).toBe(1);
    await bench.settle();
    forget();
    const after = times;
    await bench.act({ kind: 'open-door' });
    expect(times).toBe(after);
  });

  it('the control panel shows what is there', async () => {
    await bench.act({ kind: 'plug-in', evse: 1, connector: 1, ev: { soc: 55 } });
    await bench.act({ kind: 'present-token', evse: 1, idToken: 'A' });
    await bench.pass(360);
    expect(bench.station.status()).toMatchObject({
      running: true, link: 'connected', registration: 'Accepted', powered: true, doorOpen: false, queued: 0,
      evses: [
        {
          id: 1, available: true, power: 11_000, current: 15.94, voltage: 230, register: 1100,
          connectors: [{ id: 1, type: 'sType2', status: 'Occupied', plugged: true, locked: true, soc: 56.8 }],
          transaction: { idToken: 'A', chargingState: 'Charging', startedAt: Date.UTC(2026, 0, 1), energy: 1100 },
        },
        { id: 2, available: true, power: 0, connectors: [{ status: 'Available', plugged: false, locked: false }] },
      ],
    });
  });

  it('a request past the behaviour, and raw text', async () => {
    const answered = bench.station.call('DataTransfer', { vendorId: 'x' });
    await bench.settle();
    expect(await answered).toMatchObject({ kind: 'result' });
    expect(bench.station.sendRaw('no frame')).toBe(true);
    expect(bench.frames.at(-1)).toEqual({ direction: 'up', text: 'no frame' });
    bench.faults.length = 0;
    await bench.act({ kind: 'connection-loss' });
    expect(bench.station.sendRaw('x')).toBe(false);
    expect(await bench.station.call('Heartbeat', {})).toEqual({ kind: 'closed' });
  });
});
