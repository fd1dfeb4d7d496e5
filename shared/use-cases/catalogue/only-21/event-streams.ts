import type { UseCase } from '../model';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, loop, notIn16, station, steps } from '../words';

const NO_16 = notIn16('1.6 has neither monitors nor event streams.');
const TEMPERATURE = { component: { name: 'ChargingStation' }, variable: { name: 'Temperature' } };
const STREAM = { id: 1, variableMonitoringId: 1001, params: { interval: 60, values: 30 } };
const opens = fromStation('OpenPeriodicEventStream', { constantStreamData: STREAM }, { status: 'Accepted' });
const data = act('Charging Station', 'Sends NotifyPeriodicEventStream, a SEND that nobody answers: the values, each with its seconds after basetime, and how many are still to come (pending).');

/** 2.1: values that a monitor produces often go in streams, many at a time and without answers. */
export const EVENT_STREAMS_21: readonly UseCase[] = [
  {
    id: 'N11',
    title: 'Set Frequent Periodic Variable Monitoring',
    block: 'N',
    only21: true,
    purpose: 'The CSMS has a variable read often, and wants the values together. The station opens a stream for the monitor; the CSMS may refuse it, and then gets an event for each value.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['MonitoringCtrlr.Available is true, and the variable supports monitoring.'],
    sequence: steps(
      fromCsms('SetVariableMonitoring',
        { setMonitoringData: [{ ...TEMPERATURE, type: 'Periodic', value: 2, severity: 8, periodicEventStream: { interval: 60, values: 30 } }] },
        { setMonitoringResult: [{ ...TEMPERATURE, id: 1001, status: 'Accepted', type: 'Periodic', severity: 8 }] }),
      opens,
      loop('Every 60 s, or with every 30 values', data),
      alternative('The CSMS does not take the stream',
        fromStation('OpenPeriodicEventStream', { constantStreamData: STREAM }, { status: 'Rejected' }),
        act('Charging Station', 'Goes on with NotifyEvent for each value.'),
      ),
    ),
    decides: [
      inRequest('SetVariableMonitoring', 'setMonitoringData[].periodicEventStream.interval', 'Seconds after which the stream is sent; this or values is needed.'),
      inRequest('OpenPeriodicEventStream', 'constantStreamData.variableMonitoringId', 'The monitor, which tells what the values are of.'),
      inResponse('OpenPeriodicEventStream', 'status', 'Rejected: the station goes on with NotifyEvent.'),
    ],
    checks: [
      station('A monitor with stream parameters gets a stream of its own.', 'N11.FR.01'),
      station('It is opened with the parameters and the number of the monitor.', 'N11.FR.02'),
      station('When it is refused, the monitor goes on with NotifyEvent.', 'N11.FR.07'),
      csms('A stream that it can follow gets Accepted.', 'N11.FR.06'),
      csms('Stream parameters have an interval, a number of values, or both.', 'N11.FR.09'),
    ],
    v16: NO_16,
  },
  {
    id: 'N12',
    title: 'Get Periodic Event Streams',
    block: 'N',
    only21: true,
    purpose: 'A CSMS that has lost track asks which streams are open. The station names them all, each with its monitor.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: [],
    sequence: steps(act('CSO', 'Wants to know which streams are open.'), fromCsms('GetPeriodicEventStream', {}, { constantStreamData: [STREAM] })),
    decides: [
      inResponse('GetPeriodicEventStream', 'constantStreamData', 'Absent when none is open.'),
      inResponse('GetPeriodicEventStream', 'constantStreamData[].variableMonitoringId', 'The monitor of each.'),
    ],
    checks: [station('All open streams are listed.', 'N12.FR.01'), station('Each is listed with its monitor and parameters.')],
    v16: NO_16,
  },
  {
    id: 'N13',
    title: 'Close Periodic Event Streams',
    block: 'N',
    only21: true,
    purpose: 'A stream ends with its monitor, when the monitor is replaced without one, or when the station wants it to. What waits is sent before.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['A stream is open.'],
    sequence: steps(
      fromCsms('ClearVariableMonitoring', { id: [1001] }, { clearMonitoringResult: [{ id: 1001, status: 'Accepted' }] }),
      data,
      fromStation('ClosePeriodicEventStream', { id: 1 }, {}),
    ),
    decides: [inRequest('ClosePeriodicEventStream', 'id', 'The stream.')],
    checks: [
      station('The end of a stream is told.', 'N13.FR.01'),
      station('What waits is sent before.', 'N13.FR.03'),
      station('A monitor that stays goes on with NotifyEvent.', 'N13.FR.04'),
      station('Clearing a monitor closes its stream.', 'N13.FR.05'),
      station('Replacing a monitor without stream parameters closes its stream.', 'N13.FR.06'),
      csms('It is answered.', 'N13.FR.02'),
    ],
    v16: NO_16,
  },
  {
    id: 'N14',
    title: 'Adjust Periodic Event Streams',
    block: 'N',
    only21: true,
    purpose: 'The CSMS wants the values of a stream more often, or more of them at a time. The monitor stays as it is.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['A stream is open.'],
    sequence: steps(
      fromCsms('AdjustPeriodicEventStream', { id: 1, params: { interval: 10 } }, { status: 'Accepted' }),
      alternative('There is no such stream', fromCsms('AdjustPeriodicEventStream', { id: 9, params: { interval: 10 } }, { status: 'Rejected' })),
    ),
    decides: [inRequest('AdjustPeriodicEventStream', 'params.interval', 'Seconds; with values, whichever comes first.'), inResponse('AdjustPeriodicEventStream', 'status', 'Rejected when the station cannot.')],
    checks: [
      station('What it cannot do gets Rejected.', 'N14.FR.02'),
      station('Otherwise the stream is sent at the new rate.', 'N14.FR.03'),
    ],
    v16: NO_16,
  },
  {
    id: 'N15',
    title: 'Periodic Event Streams',
    block: 'N',
    only21: true,
    purpose: 'The values of a stream go together in one message that nobody answers. Each has its time, counted from the first; what they are of, the monitor tells.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A stream is open.'],
    sequence: steps(opens, loop('Every interval, or with so many values', data)),
    decides: [
      inRequest('OpenPeriodicEventStream', 'constantStreamData.params.interval', 'Seconds after which it is sent.'),
      inRequest('OpenPeriodicEventStream', 'constantStreamData.params.values', 'So many values are sent at once, and no more in one message.'),
    ],
    checks: [
      station('It is a SEND.', 'N15.FR.01'),
      station('pending says how many values are still to come.', 'N15.FR.04'),
      station('With an interval it comes at that interval.', 'N15.FR.06'),
      station('No message has more values than asked for.', 'N15.FR.07'),
      station('With a number of values it comes as soon as there are so many.', 'N15.FR.08'),
      station('basetime is the time of the first value.', 'N15.FR.09'),
      csms('It is not answered.', 'N15.FR.02'),
    ],
    v16: NO_16,
  },
];
