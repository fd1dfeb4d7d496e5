import { editing } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for block P. */
export const MUTATIONS_P: readonly Mutation[] = [
  {
    name: 'a station that accepts messages of any vendor',
    scenario: 'P01', case: 'unknown-vendor', version: '2.0.1', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'DataTransfer', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a station that takes what it rejects for unknown',
    scenario: 'P01', case: 'rejected', version: '2.1', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'DataTransfer', half: 'response' }, { status: 'UnknownMessageId' }),
  },
  {
    name: 'a Charge Point that loses the data of its answer',
    scenario: 'P01-16', case: 'accepted', version: '1.6', of: 'station', fails: 'asked-answered',
    meddle: () => editing({ from: 'station', action: 'DataTransfer', half: 'response' }, { data: null }),
  },
  {
    name: 'a CSMS that accepts what it should reject',
    scenario: 'P02', case: 'rejected', version: '2.0.1', of: 'csms', fails: 'asked-answered',
    meddle: () => editing({ from: 'csms', action: 'DataTransfer', half: 'response' }, { status: 'Accepted' }),
  },
  {
    name: 'a CSMS that knows every vendor',
    scenario: 'P02-16', case: 'unknown-vendor', version: '1.6', of: 'csms', fails: 'asked-answered',
    meddle: () => editing({ from: 'csms', action: 'DataTransfer', half: 'response' }, { status: 'UnknownMessageId' }),
  },
];
