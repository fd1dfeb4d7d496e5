import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block R (2.1). */
export const MUTATIONS_R: readonly Mutation[] = [
  {
    name: 'a station that does not say which control it put out of force',
    scenario: 'R04', case: 'default-superseded', version: '2.1', of: 'station', fails: 'second-answered',
    meddle: () => editing({ from: 'station', action: 'SetDERControl', half: 'response' }, { supersededIds: null }),
  },
  {
    name: 'a station that says it cleared what was not there',
    scenario: 'R04', case: 'nothing-there', version: '2.1', of: 'station', fails: 'by-type-answered',
    meddle: () => {
      let first = true;
      return editing({ from: 'station', action: 'ClearDERControl', half: 'response' }, (): Readonly<Record<string, string>> => {
        const changes: Readonly<Record<string, string>> = first ? { status: 'Accepted' } : {};
        first = false;
        return changes;
      });
    },
  },
  {
    name: 'a station that does not tell that a control has ended',
    scenario: 'R04', case: 'scheduled', version: '2.1', of: 'station', fails: 'ended',
    meddle: () => withholding({ from: 'station', action: 'NotifyDERStartStop', where: { started: false } }),
  },
  {
    name: 'a station that forgets its controls over a restart',
    scenario: 'R01', case: 'kept', version: '2.1', of: 'station', fails: 'station-ReportDERControl',
    meddle: () => withholding({ from: 'station', action: 'ReportDERControl' }),
  },
  {
    name: 'a station that tells of an alarm without saying what is wrong',
    scenario: 'R05', case: 'droop', version: '2.1', of: 'station', fails: 'station-NotifyDERAlarm-1',
    meddle: () => editing({ from: 'station', action: 'NotifyDERAlarm' }, { gridEventFault: null }),
  },
  {
    name: 'a station that never says that an alarm is over',
    scenario: 'R05', case: 'undervoltage', version: '2.1', of: 'station', fails: 'station-NotifyDERAlarm',
    meddle: () => withholding({ from: 'station', action: 'NotifyDERAlarm', where: { alarmEnded: true } }),
  },
];
