import type { UseCase } from './model';
import { OTHER_RFID, RFID } from './samples';
import { alternative, csms, fromCsms, in16, inRequest, inResponse, station, steps } from './words';

export const D_LOCAL_LIST: readonly UseCase[] = [
  {
    id: 'D01',
    title: 'Send Local Authorization List',
    block: 'D',
    purpose: 'The CSMS gives the station a list of cards with their status, for fast starts and for times without connection. It sends the whole list, or what has changed since a version.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['LocalAuthListCtrlr.Enabled is true.', 'The list fits LocalAuthListCtrlr.Entries, each message ItemsPerMessage and BytesPerMessage.'],
    sequence: steps(
      fromCsms('SendLocalList', {
        versionNumber: 5, updateType: 'Full', localAuthorizationList: [{ idToken: RFID, idTokenInfo: { status: 'Accepted' } }, { idToken: OTHER_RFID, idTokenInfo: { status: 'Blocked' } }],
      }, { status: 'Accepted' }),
      fromCsms('SendLocalList', { versionNumber: 6, updateType: 'Differential', localAuthorizationList: [{ idToken: OTHER_RFID }] }, { status: 'Accepted' }, 'Without idTokenInfo the card is removed.'),
      alternative('The version is not newer',
        fromCsms('SendLocalList', { versionNumber: 4, updateType: 'Differential', localAuthorizationList: [{ idToken: RFID }] }, { status: 'VersionMismatch' }),
      ),
    ),
    decides: [
      inRequest('SendLocalList', 'updateType', 'Full replaces the list, Differential changes it.'),
      inRequest('SendLocalList', 'versionNumber', 'Greater than 0, and for Differential greater than the present one.'),
      inRequest('SendLocalList', 'localAuthorizationList[].idTokenInfo.status', 'Absent idTokenInfo removes the card.'),
      inResponse('SendLocalList', 'status', 'After Failed or VersionMismatch the list is as before; the CSMS should send all.'),
    ],
    checks: [
      csms('Each request has updateType and versionNumber.', 'D01.FR.01'),
      csms('The version is greater than 0.', 'D01.FR.18'),
      csms('A card is in the list once.', 'D01.FR.06'),
      station('Full replaces the list and its version.', 'D01.FR.15'),
      station('Full without cards empties the list.', 'D01.FR.04'),
      station('Differential adds and changes cards with idTokenInfo.', 'D01.FR.16'),
      station('Differential removes cards without idTokenInfo.', 'D01.FR.17'),
      station('Differential without cards only changes the version.', 'D01.FR.05'),
      station('Differential with a version that is not newer gets VersionMismatch and changes nothing.', 'D01.FR.19'),
      station('The list outlasts a restart.', 'D01.FR.10'),
      csms('After Failed or VersionMismatch of a Differential the whole list is sent.', 'D01.FR.03'),
    ],
    v16: in16(
      'The same with listVersion and idTags. NotSupported is an additional answer; SendLocalListMaxLength and LocalAuthListMaxLength limit the size.',
      steps(
        fromCsms('SendLocalList', { listVersion: 5, updateType: 'Full', localAuthorizationList: [{ idTag: '04A2B3C4', idTagInfo: { status: 'Accepted' } }] }, { status: 'Accepted' }),
        fromCsms('SendLocalList', { listVersion: 6, updateType: 'Differential', localAuthorizationList: [{ idTag: '04A2B3C4' }] }, { status: 'Accepted' }, 'Without idTagInfo the card is removed.'),
      ),
      [
        inRequest('SendLocalList', 'listVersion', 'Greater than the present one for Differential.'),
        inRequest('SendLocalList', 'updateType', 'In a Full list every card needs its idTagInfo.'),
        inResponse('SendLocalList', 'status', 'NotSupported when the list is not enabled.'),
      ],
    ),
  },
  {
    id: 'D02',
    title: 'Get Local List Version',
    block: 'D',
    purpose: 'The CSMS asks which version of the list the station has, to know whether it has to send changes. 0 means that there is none.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['The station is accepted.'],
    sequence: steps(fromCsms('GetLocalListVersion', {}, { versionNumber: 6 })),
    decides: [inResponse('GetLocalListVersion', 'versionNumber', '0: none was ever sent, or the list is disabled. An emptied list keeps its version.')],
    checks: [
      station('The answer is the version of the last accepted SendLocalList.', 'D02.FR.01'),
      station('Before the first list it is 0.', 'D02.FR.02'),
      station('With the list disabled it is 0.', 'D02.FR.03'),
    ],
    v16: in16(
      'The same. 0 is an empty list, -1 says that local lists are not supported.',
      steps(fromCsms('GetLocalListVersion', {}, { listVersion: 6 })),
      [inResponse('GetLocalListVersion', 'listVersion', '-1: not supported; 0: empty.')],
    ),
  },
];
