import type { UseCase } from '../model';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, steps } from '../words';

const NO_16 = notIn16('1.6 knows no bidirectional charging.');
const LIMIT = { isDefault: true, controlId: 'C1', controlType: 'LimitMaxDischarge', limitMaxDischarge: { priority: 0, pctMaxDischargePower: 50 } };
const CURVE = { isDefault: true, controlId: 'C2', controlType: 'VoltWatt', curve: { priority: 0, yUnit: 'PctMaxW', curveData: [{ x: 106, y: 100 }, { x: 110, y: 0 }] } };
const SCHEDULED = {
  isDefault: false, controlId: 'C3', controlType: 'FreqDroop',
  freqDroop: { priority: 0, overFreq: 50.2, underFreq: 49.8, overDroop: 0.05, underDroop: 0.05, responseTime: 1, startTime: '2026-01-31T09:00:00Z', duration: 3600 },
};
const NEEDS = { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'AC_BPT_DER' } };
const NOT_SIMULATED = 'Simulated cars do not speak ISO 15118-20, so that what the station tells the car is not seen.';

/** 2.1: what the grid wants of cars and inverters. */
export const DER_CONTROL_21: readonly UseCase[] = [
  {
    id: 'R01',
    title: 'Starting a V2X session with DER control in EVSE',
    block: 'R',
    only21: true,
    purpose: 'The grid wants inverters to behave in certain ways. The CSMS has given the station these controls, and a car comes that charges and discharges. The inverter is in the station, or the station makes the car behave so.',
    actors: ['External Control System', 'CSMS', 'Charging Station', 'EV'],
    preconditions: ['The station has reported what its inverter can (DCDERCtrlr).'],
    sequence: steps(
      fromCsms('SetDERControl', CURVE, { status: 'Accepted' }),
      fromCsms('SetDERControl', LIMIT, { status: 'Accepted' }),
      act('EV', 'Begins to charge and discharge.'),
      act('Charging Station', 'Keeps within the controls.'),
    ),
    decides: [inRequest('SetDERControl', 'controlType', 'One that DCDERCtrlr.ModesSupported names.'), inResponse('SetDERControl', 'status', 'NotSupported for others.')],
    checks: [
      station('The device model says what the inverter can.', 'R01.FR.01'),
      station('All that is mandatory of it is reported.', 'R01.FR.02'),
      station('Controls are kept over a restart.', 'R01.FR.03'),
    ],
    v16: NO_16,
  },
  {
    id: 'R02',
    title: 'Starting a V2X session with DER control in EV',
    block: 'R',
    only21: true,
    purpose: 'The inverter is in the car, and speaks ISO 15118-20 with DER control. The station tells the CSMS what the car\'s inverter can, and gives the car the controls.',
    actors: ['External Control System', 'CSMS', 'Charging Station', 'EV'],
    preconditions: ['The car asks for AC_BPT_DER.'],
    sequence: steps(
      fromCsms('SetDERControl', LIMIT, { status: 'Accepted' }),
      fromStation('NotifyEVChargingNeeds', NEEDS, { status: 'Accepted' }),
      act('Charging Station', 'Gives the car the controls.'),
    ),
    decides: [inRequest('NotifyEVChargingNeeds', 'chargingNeeds.derChargingParameters', 'What the car\'s inverter can.')],
    checks: [
      station('What the car\'s inverter can is told.', 'R02.FR.01'),
      station('Controls are kept over a restart.', 'R02.FR.02'),
      station('The car gets the controls.', 'R02.FR.03'),
    ],
    v16: NO_16,
    uncertain: NOT_SIMULATED,
  },
  {
    id: 'R03',
    title: 'Starting a V2X session with hybrid DER control in both EV and EVSE',
    block: 'R',
    only21: true,
    purpose: 'The car\'s inverter can follow some of the controls. The station sees to the others itself, by what it lets the car do.',
    actors: ['External Control System', 'CSMS', 'Charging Station', 'EV'],
    preconditions: ['ACDERCtrlr.ModesSupported names the controls that the station can see to.'],
    sequence: steps(
      fromCsms('SetDERControl', LIMIT, { status: 'Accepted' }),
      fromStation('NotifyEVChargingNeeds', NEEDS, { status: 'Accepted' }),
      act('Charging Station', 'Gives the car what it can follow, and sees to the rest. The car stays within both.'),
    ),
    decides: [inRequest('SetDERControl', 'controlType', 'One that ACDERCtrlr.ModesSupported names, or that the car can.')],
    checks: [
      station('Controls are kept over a restart.', 'R03.FR.02'),
      station('The device model names what the station can see to.', 'R03.FR.03'),
      station('The car gets the rest.', 'R03.FR.06'),
    ],
    v16: NO_16,
    uncertain: NOT_SIMULATED,
  },
  {
    id: 'R04',
    title: 'Configure DER control settings at Charging Station',
    block: 'R',
    only21: true,
    purpose: 'The CSMS gives the station controls: defaults, which always hold, and scheduled ones, which go before them for their time. Of two of the same type the one with the lower priority value holds. They can be read and taken away again.',
    actors: ['External Control System', 'CSMS', 'Charging Station'],
    preconditions: ['The station supports the type of control.'],
    sequence: steps(
      fromCsms('SetDERControl', LIMIT, { status: 'Accepted' }),
      fromCsms('SetDERControl', SCHEDULED, { status: 'Accepted' }),
      act('Charging Station', 'Waits for startTime.'),
      fromStation('NotifyDERStartStop', { controlId: 'C3', started: true, timestamp: '2026-01-31T09:00:00Z' }, {}),
      fromStation('NotifyDERStartStop', { controlId: 'C3', started: false, timestamp: '2026-01-31T10:00:00Z' }, {}),
      fromCsms('GetDERControl', { requestId: 1 }, { status: 'Accepted' }),
      fromStation('ReportDERControl', { requestId: 1, limitMaxDischarge: [{ id: 'C1', isDefault: true, isSuperseded: false, limitMaxDischarge: { priority: 0, pctMaxDischargePower: 50 } }] }, {}),
      fromCsms('ClearDERControl', { isDefault: true }, { status: 'Accepted' }),
      alternative('There is none', fromCsms('ClearDERControl', { isDefault: true, controlType: 'FreqDroop' }, { status: 'NotFound' })),
    ),
    decides: [
      inRequest('SetDERControl', 'isDefault', 'A default has no startTime.'),
      inResponse('SetDERControl', 'supersededIds', 'What the new control puts out of force.'),
      inRequest('NotifyDERStartStop', 'started', 'The begin and the end of a scheduled control.'),
      inRequest('ReportDERControl', 'tbc', 'True in all parts but the last.'),
    ],
    checks: [
      station('A type that is not supported gets NotSupported.', 'R04.FR.01'),
      station('The first default of a type is accepted.', 'R04.FR.02'),
      station('A default of lower priority value puts the other out of force, and says so.', 'R04.FR.03'),
      station('The first scheduled one is accepted.', 'R04.FR.05'),
      station('A scheduled one of lower priority value puts one out of force that has not begun.', 'R04.FR.06'),
      station('One that has begun goes on until the new one begins.', 'R04.FR.07'),
      station('One of higher priority value is out of force at once.', 'R04.FR.08'),
      station('A control is gone after its time.', 'R04.FR.10'),
      station('The begin is told.', 'R04.FR.20'),
      station('It names what it puts out of force.', 'R04.FR.21'),
      station('The end is told.', 'R04.FR.22'),
      station('What is asked for and not there is NotFound.', 'R04.FR.30'),
      station('All parts of the report have the number of the request.', 'R04.FR.31'),
      station('Without any condition all are reported.', 'R04.FR.33'),
      station('Clearing what is not there is NotFound.', 'R04.FR.41'),
      station('Without type and id all of a kind are cleared.', 'R04.FR.44'),
    ],
    v16: NO_16,
  },
  {
    id: 'R05',
    title: 'Charging station reporting a DER event',
    block: 'R',
    only21: true,
    purpose: 'Voltage or frequency of the grid leave their bounds, and a control makes the station do something else than its charging profiles say. It tells the CSMS once, and again when it is over.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['A control is set that reacts to the grid.', 'A car charges.'],
    sequence: steps(
      act('Charging Station', 'Finds the voltage too high, and charges or discharges otherwise.'),
      fromStation('NotifyDERAlarm', { controlType: 'VoltWatt', gridEventFault: 'OverVoltage', timestamp: '2026-01-31T09:00:00Z' }, {}),
      fromStation('NotifyDERAlarm', { controlType: 'VoltWatt', gridEventFault: 'OverVoltage', alarmEnded: true, timestamp: '2026-01-31T09:05:00Z' }, {}),
      optional('Another control takes over', fromStation('NotifyDERAlarm', { controlType: 'HVMustTrip', gridEventFault: 'OverVoltage', timestamp: '2026-01-31T09:01:00Z' }, {})),
    ),
    decides: [
      inRequest('NotifyDERAlarm', 'controlType', 'Which control it is.'),
      inRequest('NotifyDERAlarm', 'gridEventFault', 'What is wrong with the grid.'),
      inRequest('NotifyDERAlarm', 'alarmEnded', 'True when it is over.'),
    ],
    checks: [
      station('The begin is told once.', 'R05.FR.01'),
      station('The end is told.', 'R05.FR.02'),
      station('When another control takes over, that is told.', 'R05.FR.03'),
      csms('Alarms are confirmed.'),
    ],
    v16: NO_16,
  },
];
