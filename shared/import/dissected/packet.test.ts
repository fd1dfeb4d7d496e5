import { describe, expect, test } from 'vitest';
import { Conversations, type DissectedPacket } from './packet';

const place = { line: 1, lastLine: 1, start: 0, end: 1 };
const packet = (over: Partial<DissectedPacket>): DissectedPacket => ({ place, number: '1', protocols: 'tcp', from: 'a:1', to: 'b:2', messages: [], ...over });
const HEARTBEAT = { text: '[2,"1","Heartbeat",{}]' };

function ways(...packets: readonly Partial<DissectedPacket>[]): readonly string[] {
  const conversations = new Conversations();
  return packets.flatMap((one) => [...conversations.found(packet(one))].map((found) => (found.kind === 'frame' ? `${found.way ?? ''} ${found.station ?? '–'} ${found.connection ?? 0}` : found.text)));
}

describe('dissected packets', () => {
  test('masked messages are the station\'s (RFC 6455 §5.1), whichever end the packets come from', () =>
    expect(ways({ messages: [{ ...HEARTBEAT, masked: true }] }, { from: 'b:2', to: 'a:1', messages: [{ ...HEARTBEAT, masked: false }] })).toEqual(['up – 1', 'down – 1']));

  test('where no mask is shown, who asked for the upgrade is the station', () =>
    expect(ways({ uri: '/ocpp/CP-1' }, { messages: [HEARTBEAT] }, { from: 'b:2', to: 'a:1', messages: [HEARTBEAT] })).toEqual(['Packet 1: tcp', 'up CP-1 1', 'down CP-1 1']));

  test('a segment that comes again counts once; the same message in another does not', () =>
    expect(ways({ sequence: '7', messages: [HEARTBEAT] }, { sequence: '7', messages: [HEARTBEAT], number: '2' }, { sequence: '9', messages: [HEARTBEAT] }))
      .toEqual(['up – 1', 'Packet 2: the same TCP segment once more', 'up – 1']));

  test('streams are told apart by their number, or else by their ends', () =>
    expect(ways({ stream: '0', messages: [HEARTBEAT] }, { stream: '1', messages: [HEARTBEAT] }, { from: 'c:1', messages: [HEARTBEAT] })).toEqual(['up – 1', 'up – 2', 'up – 3']));
});
