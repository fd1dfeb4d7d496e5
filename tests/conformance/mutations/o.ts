import { answeringWithoutDoing, editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block O. */
export const MUTATIONS_O: readonly Mutation[] = [
  {
    name: 'a station that takes a message and does not show it',
    scenario: 'O01', case: 'shown', version: '2.0.1', of: 'station', fails: 'shown',
    meddle: () => answeringWithoutDoing('station', 'SetDisplayMessage', { status: 'Accepted' }),
  },
  {
    name: 'a station that takes a format that it cannot show',
    scenario: 'O01', case: 'format-not-supported', version: '2.0.1', of: 'station', fails: 'csms-SetDisplayMessage-answered',
    meddle: () => editing({ from: 'station', action: 'SetDisplayMessage', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that mixes up what it does not support',
    scenario: 'O01', case: 'priority-not-supported', version: '2.1', of: 'station', fails: 'refused-answered',
    meddle: () => editing({ from: 'station', action: 'SetDisplayMessage', half: 'response' }, { status: 'NotSupportedMessageFormat' }),
  },
  {
    name: 'a station that keeps a message beyond its time',
    scenario: 'O01', case: 'from-until', version: '2.1', of: 'station', fails: 'removed-answered',
    meddle: () => editing({ from: 'station', action: 'GetDisplayMessages', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that forgets to say until when',
    scenario: 'O01', case: 'over-already', version: '2.0.1', of: 'csms', fails: 'csms-SetDisplayMessage-answered',
    meddle: () => editing({ from: 'csms', action: 'SetDisplayMessage' }, { 'message.endDateTime': null }),
  },
  {
    name: 'a station that takes a message for any transaction',
    scenario: 'O02', case: 'unknown-transaction', version: '2.0.1', of: 'station', fails: 'csms-SetDisplayMessage-answered',
    meddle: () => editing({ from: 'station', action: 'SetDisplayMessage', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station whose message outlives its transaction',
    scenario: 'O02', case: 'while-it-runs', version: '2.1', of: 'station', fails: 'gone-answered',
    meddle: () => editing({ from: 'station', action: 'GetDisplayMessages', half: 'response', where: { status: 'Unknown' } }, { status: 'Accepted' }),
  },
  {
    name: 'a station that says of no part that more follows',
    scenario: 'O03', case: 'all', version: '2.0.1', of: 'station', fails: 'parts',
    meddle: () => editing({ from: 'station', action: 'NotifyDisplayMessages' }, { tbc: null }),
  },
  {
    name: 'a station that sends parts of nothing that was asked for',
    scenario: 'O03', case: 'as-set', version: '2.1', of: 'station', fails: 'told',
    meddle: () => editing({ from: 'station', action: 'NotifyDisplayMessages' }, { requestId: 99 }),
  },
  {
    name: 'a station that finds messages where there are none',
    scenario: 'O04', case: 'nothing-set', version: '2.0.1', of: 'station', fails: 'csms-GetDisplayMessages-answered',
    meddle: () => editing({ from: 'station', action: 'GetDisplayMessages', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that says it has messages and does not tell them',
    scenario: 'O04', case: 'by-id', version: '2.1', of: 'station', fails: 'told',
    meddle: () => withholding({ from: 'station', action: 'NotifyDisplayMessages' }),
  },
  {
    name: 'a station that clears a message it does not have',
    scenario: 'O05', case: 'unknown', version: '2.0.1', of: 'station', fails: 'csms-ClearDisplayMessage-answered',
    meddle: () => editing({ from: 'station', action: 'ClearDisplayMessage', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that keeps something of the old message',
    scenario: 'O06', case: 'replaced', version: '2.1', of: 'station', fails: 'told-1',
    meddle: () => editing({ from: 'station', action: 'NotifyDisplayMessages' }, { 'messageInfo.0.state': 'Idle' }),
  },
];
