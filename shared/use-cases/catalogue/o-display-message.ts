import type { JsonObject } from '../../ocpp/json';
import type { UseCase } from './model';
import { LATER, NOW, TX } from './samples';
import { act, alternative, csms, fromCsms, fromStation, inRequest, inResponse, loop, notIn16, station, steps } from './words';

const NOT_IN_16 = notIn16('1.6 has no messages for the display; some makers use DataTransfer.');
const text = (content: string) => ({ format: 'UTF8', language: 'en', content });
const MESSAGE = { id: 71, priority: 'NormalCycle', state: 'Idle', startDateTime: NOW, endDateTime: LATER, message: text('Closed on Sunday') };
const set = (message: JsonObject, status = 'Accepted') => fromCsms('SetDisplayMessage', { message }, { status });
const notify = (requestId: number) => loop('Each part', fromStation('NotifyDisplayMessages', { requestId, tbc: false, messageInfo: [MESSAGE] }, {}));
const GET_DECIDES = [
  inResponse('GetDisplayMessages', 'status', 'Unknown when there is none; then no part comes.'),
  inRequest('NotifyDisplayMessages', 'requestId', 'Ties the parts to the request.'),
  inRequest('NotifyDisplayMessages', 'tbc', 'True in every part but the last.'),
];

export const O_DISPLAY_MESSAGE: readonly UseCase[] = [
  {
    id: 'O01',
    title: 'Set DisplayMessage',
    block: 'O',
    purpose: 'The CSO shows drivers something on the station\'s display that is not built in. The message says how important it is, in which state of the station and from when to when it is shown.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['DisplayMessageCtrlr.Available is true.', 'No message with that id is set.'],
    sequence: steps(
      act('CSO', 'Writes a message.'),
      set(MESSAGE),
      act('Charging Station', 'Shows it when it is time.'),
      alternative('The format is not supported', set({ id: 72, priority: 'NormalCycle', message: { format: 'HTML', content: '<b>Closed</b>' } }, 'NotSupportedMessageFormat')),
      alternative('The priority is not supported', set({ id: 72, priority: 'AlwaysFront', message: text('Closed') }, 'NotSupportedPriority')),
    ),
    decides: [
      inRequest('SetDisplayMessage', 'message.id', 'Names the message.'),
      inRequest('SetDisplayMessage', 'message.priority', 'AlwaysFront alone, InFront before others, NormalCycle in turn.'),
      inRequest('SetDisplayMessage', 'message.state', 'Charging, Faulted, Idle or Unavailable; absent: always.'),
      inRequest('SetDisplayMessage', 'message.message.format', 'One of DisplayMessageCtrlr.SupportedFormats.'),
      inResponse('SetDisplayMessage', 'status', 'Says what is not supported; Rejected when there are too many.'),
    ],
    checks: [
      station('A priority that is not supported gets NotSupportedPriority.', 'O01.FR.01'),
      station('A state that is not supported gets NotSupportedState.', 'O01.FR.02'),
      station('A format that is not supported gets NotSupportedMessageFormat.', 'O01.FR.03'),
      csms('A message that belongs to no transaction has no transactionId.', 'O01.FR.04'),
      station('It is not shown before startDateTime.', 'O01.FR.06'),
      station('It is removed after endDateTime.', 'O01.FR.07'),
      station('It outlasts a restart.', 'O01.FR.10'),
      station('Beyond the maximum number the answer is Rejected.', 'O01.FR.11'),
      station('NormalCycle is shown in turn with others.', 'O01.FR.12'),
      station('InFront is shown before the turn of others.', 'O01.FR.13'),
      station('AlwaysFront is shown alone.', 'O01.FR.15'),
      station('A new AlwaysFront replaces the old one.', 'O01.FR.16'),
      station('The driver\'s language is taken where there is a text in it.', 'O01.FR.08'),
      station('Without one it is shown in English, where there is such a text.', 'O01.FR.09'),
      station('2.1: a language that the station does not have gets LanguageNotSupported.', 'O01.FR.18'),
    ],
    v16: NOT_IN_16,
    v21: 'A message can have texts in further languages (messageExtra) and be a QR code; LanguageNotSupported is one more answer.',
  },
  {
    id: 'O02',
    title: 'Set DisplayMessage for Transaction',
    block: 'O',
    purpose: 'A message for one driver, shown while their transaction is running. It goes when the transaction ends.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['DisplayMessageCtrlr.Available is true.', 'A transaction is running.'],
    sequence: steps(
      act('CSO', 'Writes a message for a driver.'),
      set({ id: 73, priority: 'InFront', transactionId: TX, message: text('Please move your car by 12:00') }),
      act('Charging Station', 'Shows it until the transaction ends.'),
      alternative('There is no such transaction', set({ id: 74, priority: 'InFront', transactionId: 'tx-unknown', message: text('Hello') }, 'UnknownTransaction')),
    ),
    decides: [
      inRequest('SetDisplayMessage', 'message.transactionId', 'Has to be a running transaction.'),
      inResponse('SetDisplayMessage', 'status', 'UnknownTransaction, or what is not supported.'),
    ],
    checks: [
      station('An unknown transaction gets UnknownTransaction.', 'O02.FR.01'),
      station('The message is removed when the transaction ends.', 'O02.FR.02'),
      station('A priority that is not supported gets NotSupportedPriority.', 'O02.FR.03'),
      station('A state that is not supported gets NotSupportedState.', 'O02.FR.04'),
      station('A format that is not supported gets NotSupportedMessageFormat.', 'O02.FR.05'),
      station('It is not shown before startDateTime.', 'O02.FR.06'),
      station('It is removed after endDateTime.', 'O02.FR.07'),
      station('Beyond the maximum number the answer is Rejected.', 'O02.FR.11'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'O03',
    title: 'Get All DisplayMessages',
    block: 'O',
    purpose: 'The CSO wants to know which messages are set, as the station removes old ones by itself. They come afterwards in parts; built-in messages are not among them.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['At least one message is set.'],
    sequence: steps(
      act('CSO', 'Wants to see all messages.'),
      fromCsms('GetDisplayMessages', { requestId: 81 }, { status: 'Accepted' }),
      notify(81),
      alternative('None is set', fromCsms('GetDisplayMessages', { requestId: 82 }, { status: 'Unknown' })),
    ),
    decides: [inRequest('GetDisplayMessages', 'requestId', 'Alone: all messages.'), ...GET_DECIDES],
    checks: [
      station('When messages are set, the answer is Accepted.', 'O03.FR.01'),
      station('All of them are sent.', 'O03.FR.02'),
      station('All parts but the last say tbc = true.', 'O03.FR.04'),
      station('Every part has the request\'s requestId.', 'O03.FR.05'),
      station('When none is set, the answer is Unknown.', 'O03.FR.06'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'O04',
    title: 'Get Specific DisplayMessages',
    block: 'O',
    purpose: 'The CSO looks for certain messages: by id, by priority or by state. Those that fit come afterwards in parts.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['A message that fits is set.'],
    sequence: steps(
      act('CSO', 'Looks for a message.'),
      fromCsms('GetDisplayMessages', { requestId: 83, id: [71], priority: 'NormalCycle', state: 'Idle' }, { status: 'Accepted' }),
      notify(83),
      alternative('None fits', fromCsms('GetDisplayMessages', { requestId: 84, id: [999] }, { status: 'Unknown' })),
    ),
    decides: [
      inRequest('GetDisplayMessages', 'id', 'Ids of messages.'),
      inRequest('GetDisplayMessages', 'priority', 'Only those of this priority.'),
      inRequest('GetDisplayMessages', 'state', 'Only those for this state.'),
      ...GET_DECIDES,
    ],
    checks: [
      station('When some fit, the answer is Accepted.', 'O04.FR.01'),
      station('When none fits, the answer is Unknown.', 'O04.FR.02'),
      station('Those that fit are sent.', 'O04.FR.03'),
      station('All parts but the last say tbc = true.', 'O04.FR.05'),
      station('Every part has the request\'s requestId.', 'O04.FR.06'),
      station('When no message is set at all, the answer is Unknown.', 'O04.FR.07'),
    ],
    v16: NOT_IN_16,
  },
  {
    id: 'O05',
    title: 'Clear a DisplayMessage',
    block: 'O',
    purpose: 'The CSO takes one message off the display. It is named by its id; built-in messages cannot be removed.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['A message with that id is set.'],
    sequence: steps(
      act('CSO', 'Wants a message gone.'),
      fromCsms('ClearDisplayMessage', { id: 71 }, { status: 'Accepted' }),
      alternative('There is no such message', fromCsms('ClearDisplayMessage', { id: 999 }, { status: 'Unknown' })),
    ),
    decides: [
      inRequest('ClearDisplayMessage', 'id', 'The id of SetDisplayMessage.'),
      inResponse('ClearDisplayMessage', 'status', 'Unknown for an unknown id.'),
    ],
    checks: [
      station('A known message is removed and gets Accepted.', 'O05.FR.01'),
      station('An unknown one gets Unknown.', 'O05.FR.02'),
    ],
    v16: NOT_IN_16,
    v21: 'Rejected is one more answer.',
  },
  {
    id: 'O06',
    title: 'Replace DisplayMessage',
    block: 'O',
    purpose: 'The CSO changes a message: a new one with the same id takes its place, with text, times and priority. Nothing of the old one is kept.',
    actors: ['CSO', 'CSMS', 'Charging Station'],
    preconditions: ['A message with that id is set.'],
    sequence: steps(
      act('CSO', 'Changes a message.'),
      set({ id: 71, priority: 'InFront', message: text('Open again on Sunday') }),
      act('Charging Station', 'Shows the new message in place of the old one.'),
    ),
    decides: [
      inRequest('SetDisplayMessage', 'message.id', 'That of the message to replace.'),
      inResponse('SetDisplayMessage', 'status', 'Accepted.'),
    ],
    checks: [
      station('The message of that id is replaced, with all its settings.', 'O06.FR.01'),
      station('The number of messages stays the same.'),
    ],
    v16: NOT_IN_16,
  },
];
