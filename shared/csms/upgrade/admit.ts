import type { HeaderList, UpgradeRequest } from '../../platform/socket';
import type { OcppVersion } from '../../ocpp/version';
import { SUBPROTOCOL } from '../../ocpp/version';
import type { CsmsSettings } from '../api';
import { authenticate } from './authenticate';
import { chooseVersion } from './choose-version';
import { readStationTarget } from './station-target';

/** What becomes of a request for a connection. `reason` is for the log, `message` for the station. */
export type Admission =
  | {
      readonly kind: 'serve';
      readonly station: string;
      readonly version: OcppVersion;
      readonly protocol: string | undefined;
      readonly assumed: boolean;
      readonly basic: boolean;
      readonly reason: string;
    }
  /** Completed without a subprotocol, then closed (OCPP-J 1.6 §3.1.2). */
  | { readonly kind: 'close'; readonly station: string; readonly reason: string }
  | {
      readonly kind: 'refuse';
      readonly station: string | undefined;
      readonly status: number;
      readonly message: string;
      readonly headers: HeaderList;
      readonly reason: string;
    };

type AdmissionRules = Pick<CsmsSettings, 'path' | 'passwords' | 'versions' | 'assumeVersion' | 'noCommonVersion'>;

/** Decides about a request by its path, its password and the versions it offers, in this order. */
export function admit(request: UpgradeRequest, rules: AdmissionRules): Admission {
  const target = readStationTarget(request.target, rules.path);
  if (!target.ok) return refuse(undefined, target.status, target.reason);
  const { id } = target;
  const authentication = authenticate(id, request.basic, rules.passwords);
  if (!authentication.ok) {
    const challenge: HeaderList = [['WWW-Authenticate', 'Basic realm="OCPP", charset="UTF-8"']];
    return { ...refuse(id, 401, authentication.reason), message: 'Identity or password is wrong.', headers: challenge };
  }
  const notes = authentication.note === undefined ? target.notes : [...target.notes, authentication.note];
  const choice = chooseVersion(request.protocols, rules.versions, rules.assumeVersion);
  const reason = [choice.reason, ...notes].join(' ');
  if (choice.version === undefined) {
    return rules.noCommonVersion === 'refuse' ? refuse(id, 400, reason) : { kind: 'close', station: id, reason };
  }
  const protocol = choice.assumed ? undefined : SUBPROTOCOL[choice.version];
  return { kind: 'serve', station: id, version: choice.version, protocol, assumed: choice.assumed, basic: authentication.used, reason };
}

function refuse(station: string | undefined, status: number, reason: string): Extract<Admission, { kind: 'refuse' }> {
  return { kind: 'refuse', station, status, message: reason, headers: [], reason };
}
