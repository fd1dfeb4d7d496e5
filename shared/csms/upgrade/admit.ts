import type { ConnectionInfo } from '../../journal/entry';
import type { HeaderList, UpgradeRequest } from '../../platform/socket';
import type { OcppVersion } from '../../ocpp/version';
import { SUBPROTOCOL } from '../../ocpp/version';
import type { CsmsSettings } from '../api';
import { authenticate, authenticateByCertificate } from './authenticate';
import { chooseVersion } from './choose-version';
import { readStationTarget } from '../../session/upgrade/station-target';

/** What becomes of a request for a connection. `reason` is for the log, `message` for the station. */
export type Admission =
  | {
      readonly kind: 'serve';
      readonly station: string;
      readonly version: OcppVersion;
      readonly protocol: string | undefined;
      readonly assumed: boolean;
      readonly security: Security;
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

/** As the journal names it (ConnectionInfo). */
export type Security = NonNullable<ConnectionInfo['security']>;

type AdmissionRules = Pick<CsmsSettings, 'path' | 'securityProfile' | 'passwords' | 'versions' | 'assumeVersion' | 'noCommonVersion'>;

/**
 * Decides about a request by its path, its password or certificate, and the versions it offers, in this order.
 *
 * @param serialNumberOf what a station said of itself when it last booted
 */
export function admit(request: UpgradeRequest, rules: AdmissionRules, serialNumberOf: (station: string) => string | undefined = () => undefined): Admission {
  const target = readStationTarget(request.target, rules.path);
  if (!target.ok) return refuse(undefined, target.status, target.reason);
  const { id } = target;
  const { securityProfile, passwords } = rules;
  const authentication = securityProfile === 3
    ? authenticateByCertificate(id, request.clientCertificate, serialNumberOf(id))
    : authenticate(id, request.basic, passwords, securityProfile > 0);
  if (!authentication.ok && securityProfile === 3) return { ...refuse(id, 403, authentication.reason), message: 'The certificate is not this station\'s.' };
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
  return { kind: 'serve', station: id, version: choice.version, protocol, assumed: choice.assumed, security: securityOf(request, authentication.used), reason };
}

function refuse(station: string | undefined, status: number, reason: string): Extract<Admission, { kind: 'refuse' }> {
  return { kind: 'refuse', station, status, message: reason, headers: [], reason };
}

function securityOf({ secure = false, clientCertificate }: UpgradeRequest, authenticated: boolean): Security {
  if (clientCertificate) return 'mutual-tls';
  // The CSMS listens with TLS only where a password or a certificate has to come with it.
  if (secure) return 'tls-basic';
  return authenticated ? 'basic' : 'none';
}
