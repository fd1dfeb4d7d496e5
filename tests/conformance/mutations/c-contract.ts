import { editing, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Wrong peers for contracts and other means of identification (C07, C08). */
export const MUTATIONS_CONTRACT: readonly Mutation[] = [
  {
    name: 'a station that calls the contract a card',
    scenario: 'C07', case: 'revoked-central', version: '2.0.1', of: 'station', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'station', action: 'Authorize' }, { 'idToken.type': 'Central' }),
  },
  {
    name: 'a CSMS that lets a revoked certificate pass',
    scenario: 'C07', case: 'revoked-hashes', version: '2.1', of: 'csms', fails: 'station-Authorize-3',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { certificateStatus: 'Accepted' }),
  },
  {
    name: 'a CSMS that says nothing of the certificate',
    scenario: 'C07', case: 'expired', version: '2.0.1', of: 'csms', fails: 'station-Authorize-3',
    meddle: () => editing({ from: 'csms', action: 'Authorize', half: 'response' }, { certificateStatus: null }),
  },
  {
    name: 'a station that charges on a contract without asking',
    scenario: 'C07', case: 'central', version: '2.1', of: 'station', fails: 'station-Authorize',
    meddle: () => withholding({ from: 'station', action: 'Authorize' }),
  },
  {
    name: 'a station that asks about the card as an eMAID',
    scenario: 'C08', case: 'card', version: '2.0.1', of: 'station', fails: 'station-Authorize-1',
    meddle: () => editing({ from: 'station', action: 'Authorize' }, { 'idToken.type': 'eMAID' }),
  },
];
