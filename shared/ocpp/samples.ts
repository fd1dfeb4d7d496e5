/** A frame that the composer offers as an example. */
export interface SampleFrame {
  readonly title: string;
  /** What is wrong with it, for learning; absent when nothing is. */
  readonly remark?: string;
  readonly text: string;
}

const ID = '123456789';

/**
 * Five frames of a real charging session, with the slips that real stations make: times without an offset, a value in
 * quotes, one message id for all, a sequence that starts at 1 and jumps to 3.
 */
export const SAMPLE_FRAMES: readonly SampleFrame[] = [
  {
    title: 'Authorize with a central token',
    text: JSON.stringify([2, ID, 'Authorize', { idToken: { idToken: 'T01', type: 'Central' } }]),
  },
  {
    title: 'StatusNotification Occupied',
    remark: 'The timestamp has no offset, and the message id was used before.',
    text: JSON.stringify([2, ID, 'StatusNotification', { timestamp: '2021-03-19T07:10:11', connectorStatus: 'Occupied', evseId: 1, connectorId: 1 }]),
  },
  {
    title: 'TransactionEvent Started by plugging in',
    remark: 'The sequence starts at 1, and the EVSE is missing.',
    text: JSON.stringify([2, ID, 'TransactionEvent', {
      eventType: 'Started',
      timestamp: '2021-03-19T07:10:11',
      triggerReason: 'CablePluggedIn',
      seqNo: 1,
      transactionInfo: { transactionId: '324567986', chargingState: 'EVConnected' },
    }]),
  },
  {
    title: 'TransactionEvent Ended after communication was lost',
    remark: 'The value is a text, and number 2 of the sequence never came.',
    text: JSON.stringify([2, ID, 'TransactionEvent', {
      eventType: 'Ended',
      timestamp: '2021-03-19T07:40:11',
      triggerReason: 'EVCommunicationLost',
      seqNo: 3,
      transactionInfo: { transactionId: '324567986' },
      meterValue: [{ timestamp: '2021-03-19T07:40:11', sampledValue: [{ value: '75', unitOfMeasure: { unit: 'Wh', multiplier: 3 } }] }],
    }]),
  },
  {
    title: 'StatusNotification Available',
    remark: 'The timestamp has no offset.',
    text: JSON.stringify([2, ID, 'StatusNotification', { timestamp: '2021-03-19T07:40:12', connectorStatus: 'Available', evseId: 1, connectorId: 1 }]),
  },
];
