import type { UseCase } from './model';
import { alternative, csms, fromCsms, fromStation, in16, inRequest, inResponse, station, steps } from './words';

const DECIDES = [
  inRequest('DataTransfer', 'vendorId', 'Whose message it is; the maker\'s domain from the back, such as com.example.'),
  inRequest('DataTransfer', 'messageId', 'Which of that maker\'s messages.'),
  inResponse('DataTransfer', 'status', 'UnknownVendorId and UnknownMessageId say what is not known; the rest is for the maker to define.'),
];
const DECIDES_16 = [...DECIDES, inRequest('DataTransfer', 'data', 'Text only; JSON has to be put into it as text.')];
const REQUEST = { vendorId: 'com.example', messageId: 'SetLedColour', data: { colour: 'blue' } };
const REQUEST_16 = { vendorId: 'com.example', messageId: 'SetLedColour', data: '{"colour":"blue"}' };

export const P_DATA_TRANSFER: readonly UseCase[] = [
  {
    id: 'P01',
    title: 'Data Transfer to the Charging Station',
    block: 'P',
    purpose: 'The CSMS sends something that OCPP has no message for, as agreed with the station\'s maker. It is not for what OCPP can do itself.',
    actors: ['CSMS', 'Charging Station'],
    preconditions: ['Maker and operator have agreed on vendorId, messageId and data.'],
    sequence: steps(
      fromCsms('DataTransfer', REQUEST, { status: 'Accepted' }),
      alternative('The maker is unknown', fromCsms('DataTransfer', { vendorId: 'com.unknown' }, { status: 'UnknownVendorId' })),
      alternative('The message is unknown', fromCsms('DataTransfer', { vendorId: 'com.example', messageId: 'NoSuchMessage' }, { status: 'UnknownMessageId' })),
    ),
    decides: DECIDES,
    checks: [
      station('An unknown vendorId gets UnknownVendorId.', 'P01.FR.05'),
      station('An unknown messageId gets UnknownMessageId.', 'P01.FR.06'),
      csms('vendorId is a domain of the maker, from the back.', 'P01.FR.02'),
    ],
    v16: in16('The same, but data are text.', steps(fromCsms('DataTransfer', REQUEST_16, { status: 'Accepted' })), DECIDES_16),
  },
  {
    id: 'P02',
    title: 'Data Transfer to the CSMS',
    block: 'P',
    purpose: 'The station sends something that OCPP has no message for, as its maker has agreed with the operator. It is not for what OCPP can do itself.',
    actors: ['Charging Station', 'CSMS'],
    preconditions: ['Maker and operator have agreed on vendorId, messageId and data.'],
    sequence: steps(
      fromStation('DataTransfer', { vendorId: 'com.example', messageId: 'DoorOpened', data: { door: 'front' } }, { status: 'Accepted' }),
      alternative('The maker is unknown', fromStation('DataTransfer', { vendorId: 'com.unknown' }, { status: 'UnknownVendorId' })),
      alternative('The message is unknown', fromStation('DataTransfer', { vendorId: 'com.example', messageId: 'NoSuchMessage' }, { status: 'UnknownMessageId' })),
    ),
    decides: DECIDES,
    checks: [
      csms('An unknown vendorId gets UnknownVendorId.', 'P02.FR.06'),
      csms('An unknown messageId gets UnknownMessageId.', 'P02.FR.07'),
      station('vendorId is a domain of the maker, from the back.', 'P02.FR.03'),
      station('It is used only for what OCPP has no message for.', 'P02.FR.02'),
    ],
    v16: in16('The same, but data are text.', steps(fromStation('DataTransfer', { ...REQUEST_16, messageId: 'DoorOpened' }, { status: 'Accepted' })), DECIDES_16),
  },
];
