import { encode } from '../../../shared/ocpp/codec';
import { isJsonObject } from '../../../shared/ocpp/json';
import type { Meddler } from '../../../shared/use-cases/stage/wire-faults';
import { editing, meddling, withholding } from '../meddlers';
import type { Mutation } from './mutation';

/** Answers changes to the list with Accepted, and the station never hears of them. */
function ignoringChanges(): Meddler {
  return meddling({ from: 'csms', action: 'SendLocalList', where: { updateType: 'Differential' } }, (_, frame, ends) => {
    ends.toCsms(encode({ kind: 'result', id: 'id' in frame ? frame.id : '', payload: { status: 'Accepted' } }));
    return undefined;
  });
}

/** Says Accepted where it has refused a list. */
function hidingRefusals(status: string): Meddler {
  return editing({ from: 'station', action: 'SendLocalList', half: 'response', where: { status } }, { status: 'Accepted' });
}

/** Wrong peers for block D. */
export const MUTATIONS_D: readonly Mutation[] = [
  {
    name: 'a station that accepts changes to its list and does nothing',
    scenario: 'D01', case: 'in-parts', version: '2.0.1', of: 'station', fails: 'entries-answered',
    meddle: ignoringChanges,
  },
  {
    name: 'a station that accepts changes older than its list',
    scenario: 'D01', case: 'version-mismatch', version: '2.1', of: 'station', fails: 'stale-update-answered',
    meddle: () => hidingRefusals('VersionMismatch'),
  },
  {
    name: 'a station that accepts a list with a card twice',
    scenario: 'D01', case: 'twice', version: '2.0.1', of: 'station', fails: 'doubled-answered',
    meddle: () => hidingRefusals('Failed'),
  },
  {
    name: 'a station that accepts more cards than it can take',
    scenario: 'D01', case: 'too-many', version: '2.1', of: 'station', fails: 'long-answered',
    meddle: () => hidingRefusals('Failed'),
  },
  {
    name: 'a station that tells 0 as the version of an emptied list',
    scenario: 'D01', case: 'empty-full', version: '2.0.1', of: 'station', fails: 'version-answered',
    meddle: () => editing({ from: 'station', action: 'GetLocalListVersion', half: 'response' }, { versionNumber: 0 }),
  },
  {
    name: 'a Charge Point that calls a list switched off a failure',
    scenario: 'D01-16', case: 'disabled', version: '1.6', of: 'station', fails: 'refused-answered',
    meddle: () => editing({ from: 'station', action: 'SendLocalList', half: 'response' }, { status: 'Failed' }),
  },
  {
    name: 'a station that tells a version without having a list',
    scenario: 'D02', case: 'none', version: '2.1', of: 'station', fails: 'version-answered',
    meddle: () => editing({ from: 'station', action: 'GetLocalListVersion', half: 'response' }, { versionNumber: 1 }),
  },
  {
    name: 'a Charge Point that tells an empty list where it has none',
    scenario: 'D02-16', case: 'disabled', version: '1.6', of: 'station', fails: 'version-answered',
    meddle: () => editing({ from: 'station', action: 'GetLocalListVersion', half: 'response' }, { listVersion: 0 }),
  },
  {
    name: 'a CSMS that leaves it at changes that the station did not take',
    scenario: 'D01', case: 'csms-sends-all', version: '2.0.1', of: 'csms', fails: 'all',
    meddle: () => withholding({ from: 'csms', action: 'SendLocalList', where: { updateType: 'Full', versionNumber: { $gt: 1 } } }),
  },
  {
    name: 'a CSMS that forgets what is to go from the list',
    scenario: 'D01', case: 'csms-sends-all', version: '2.1', of: 'csms', fails: 'changes-2',
    meddle: () => editing({ from: 'csms', action: 'SendLocalList', where: { updateType: 'Differential' } }, ({ localAuthorizationList }) => ({
      localAuthorizationList: Array.isArray(localAuthorizationList) ? localAuthorizationList.filter((one) => isJsonObject(one) && one['idTokenInfo'] !== undefined) : [],
    })),
  },
];
