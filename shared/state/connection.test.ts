import { describe, expect, test } from 'vitest';
import { LOG_START, StationLog } from '../../tests/support/station-log';

describe('the connection of a station', () => {
  test('is known from the entry that opens it', () => {
    const log = new StationLog('2.0.1').open(1, { security: 'basic' });
    expect(log.state).toMatchObject({
      id: 'CP1', version: '2.0.1', connected: true, connectedAt: LOG_START, remote: '10.0.0.7:49152', url: '/ocpp/CP1', security: 'basic', messages: 0, errors: 0,
    });
  });

  test('ends with code and reason', () => {
    const log = new StationLog('1.6').open().close(1, 1006, 'gone');
    expect(log.state).toMatchObject({ connected: false, disconnectedAt: log.now, lastClose: { code: 1006, reason: 'gone' } });
  });

  test('outlives the close of the one that it replaced', () => {
    const log = new StationLog('1.6').open(1).open(2).close(1, 1000, 'replaced');
    expect(log.state.connected).toBe(true);
    expect(log.close(2).state.connected).toBe(false);
  });

  test('may close with words that are no JSON', () => {
    const log = new StationLog('1.6').open().entry({ connection: 1, kind: 'close', text: 'lost' });
    expect(log.state.connected).toBe(false);
  });

  test('counts frames of both directions, and those that are errors or no frames', () => {
    const log = new StationLog('2.1').open()
      .up('Heartbeat', {}, { currentTime: '2026-01-31T08:00:00Z' })
      .raw('down', '[4,"m1","InternalError","",{}]')
      .raw('up', '[5,"m1","FormatViolation","",{}]')
      .raw('up', 'hello');
    expect(log.state).toMatchObject({ messages: 5, errors: 3, lastMessageAt: log.now, lastHeartbeatAt: LOG_START + 1000 });
  });

  test('says nothing of a station through what a person did, pings and notes', () => {
    const log = new StationLog('1.6').open();
    const before = log.world;
    for (const kind of ['ping', 'pong', 'note', 'person', 'upgrade', 'fail'] as const) log.entry({ connection: 1, kind, text: '{"station":"CP1"}' });
    expect(log.world).toBe(before);
  });

  test('belongs to stations whose identity is a name of JavaScript', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const log = new StationLog('1.6', name).open().up('Heartbeat', {});
      expect(log.state).toMatchObject({ id: name, connected: true, messages: 1 });
    }
  });
});
