import type { UseCase } from '../model';
import { act, alternative, fromCsms, fromStation, inRequest, inResponse, notIn16, optional, station, csms, steps } from '../words';

const NO_16 = notIn16('In 1.6 a restart ends every transaction.');
const UPDATED = { eventType: 'Updated', transactionInfo: { transactionId: 'AB12', chargingState: 'Charging' } };

/** 2.1: security profiles that are lowered, and transactions that outlive a restart. */
export const RESETS_21: readonly UseCase[] = [
  {
    id: 'A05',
    title: 'Upgrade Charging Station Security Profile',
    block: 'A',
    only21: true,
    purpose: 'The CSMS moves a station to a higher security profile. It writes a network profile with the higher one into a free slot, puts that slot first, and has the station start again. Once a connection with it has worked, profiles below it are gone.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['The station has what the higher profile needs: a root for the CSMS, and for profile 3 a certificate of its own.'],
    sequence: steps(
      fromCsms('SetNetworkProfile', { configurationSlot: 1, connectionData: { ocppTransport: 'JSON', ocppCsmsUrl: 'wss://csms.example.com', messageTimeout: 30, securityProfile: 2, ocppInterface: 'Wired0' } }, { status: 'Accepted' }),
      fromCsms('SetVariables', { setVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' }, attributeValue: '1,0' }] },
        { setVariableResult: [{ attributeStatus: 'RebootRequired', component: { name: 'OCPPCommCtrlr' }, variable: { name: 'NetworkConfigurationPriority' } }] }),
      fromCsms('Reset', { type: 'OnIdle' }, { status: 'Accepted' }),
      act('Charging Station', 'Connects with the higher profile.'),
      fromStation('BootNotification', { reason: 'RemoteReset' }, { status: 'Accepted' }),
      alternative('It is lower than the one in use', fromCsms('SetNetworkProfile', { configurationSlot: 1, connectionData: { ocppTransport: 'JSON', ocppCsmsUrl: 'ws://csms.example.com', messageTimeout: 30, securityProfile: 1, ocppInterface: 'Wired0' } }, { status: 'Rejected' })),
    ),
    decides: [
      inRequest('SetNetworkProfile', 'connectionData.securityProfile', 'Must be higher than, or the same as, the one in use.'),
      inResponse('SetNetworkProfile', 'status', 'Rejected when it would be lowered, or when what it needs is not there.'),
    ],
    checks: [
      station('A higher profile is used after the restart.'),
      station('A lower one is rejected.'),
      station('After it has worked, profiles below it are not used any more.'),
    ],
    v16: notIn16('In 1.6 the configuration key SecurityProfile is raised (security whitepaper).'),
  },
  {
    id: 'B13',
    title: 'Reset - With Ongoing Transaction - Resuming Transaction',
    block: 'B',
    only21: true,
    purpose: 'The CSMS has a station, or one EVSE, start again without ending what runs. The energy stops meanwhile, and the transaction goes on afterwards under its id. Whether the energy flows again by itself is a setting.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['A transaction runs.', 'TxCtrlr.ResumptionTimeout is above 0.'],
    sequence: steps(
      fromCsms('Reset', { type: 'ImmediateAndResume' }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { ...UPDATED, triggerReason: 'ResetCommand' }, {}),
      act('Charging Station', 'Stops the energy, lets the cable go, and starts again.'),
      fromStation('BootNotification', { reason: 'RemoteReset' }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { ...UPDATED, triggerReason: 'TxResumed' }, {}),
      optional('The station does not keep the profiles of transactions', fromCsms('SetChargingProfile', { evseId: 1 }, { status: 'Accepted' })),
      alternative('The station cannot resume', fromCsms('Reset', { type: 'ImmediateAndResume' }, { status: 'Rejected' })),
    ),
    decides: [
      inRequest('Reset', 'type', 'ImmediateAndResume.'),
      inRequest('TransactionEvent', 'triggerReason', 'ResetCommand before, TxResumed afterwards.'),
      inRequest('TransactionEvent', 'transactionInfo.chargingState', 'As before; SuspendedEVSE with AllowEnergyTransferResumption false.'),
    ],
    checks: [
      station('Without ResumptionTimeout it is rejected.', 'B13.FR.01'),
      station('Where nothing runs it is a reset like another.', 'B13.FR.02'),
      station('It is accepted.', 'B13.FR.03'),
      station('The interruption is told.', 'B13.FR.04'),
      station('After the restart the transaction goes on.', 'B13.FR.23'),
      station('With AllowEnergyTransferResumption the energy flows again.', 'B13.FR.24'),
      station('Without it the energy is held back.', 'B13.FR.25'),
      station('That it goes on is told.', 'B13.FR.30'),
      csms('Profiles of the transaction are sent again where the station does not keep them.', 'B13.FR.31'),
    ],
    v16: NO_16,
  },
  {
    id: 'E17',
    title: 'Resuming transaction after forced reboot',
    block: 'E',
    only21: true,
    purpose: 'The power fails, or the station starts itself again, while a transaction runs. When it is back within ResumptionTimeout, the transaction goes on; otherwise it ends.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['TxCtrlr.ResumptionTimeout is above 0.', 'A transaction runs.'],
    sequence: steps(
      act('Charging Station', 'Loses its power, and gets it again.'),
      fromStation('BootNotification', { reason: 'PowerUp' }, { status: 'Accepted' }),
      fromStation('TransactionEvent', { ...UPDATED, triggerReason: 'TxResumed' }, {}),
      alternative('It took too long',
        fromStation('TransactionEvent', { eventType: 'Ended', triggerReason: 'AbnormalCondition', transactionInfo: { transactionId: 'AB12', stoppedReason: 'PowerLoss' } }, {})),
    ),
    decides: [
      inRequest('TransactionEvent', 'triggerReason', 'TxResumed, or AbnormalCondition.'),
      inRequest('TransactionEvent', 'transactionInfo.stoppedReason', 'PowerLoss, or Reboot when the station itself was the cause.'),
    ],
    checks: [
      station('Within the time the transaction goes on.', 'E17.FR.10'),
      station('It is as it was before.', 'E17.FR.11'),
      station('Without AllowEnergyTransferResumption the energy is held back.', 'E17.FR.12'),
      station('That it goes on is told.', 'E17.FR.14'),
      station('Who has gone meanwhile has ended it.', 'E17.FR.17'),
      station('After the time it ends.', 'E17.FR.20'),
      station('After a power cut with PowerLoss.', 'E17.FR.21'),
      station('After a restart of the station by itself with Reboot.', 'E17.FR.22'),
      csms('Profiles of the transaction are sent again where the station does not keep them.', 'E17.FR.15'),
    ],
    v16: NO_16,
    uncertain: 'The random delay before the energy flows again (E17.FR.18) is not simulated.',
  },
];
