import type { StationConfig } from '../../shared/station/api';
import { CommandError, EXIT } from './exit-codes';
import { pemFile } from './options';

/** Options by which a simulated station shows who it is, and knows the CSMS. */
export interface StationSecurityOptions {
  readonly url: string;
  readonly password?: string;
  /** Paths of PEM files. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

type StationSecurity = Pick<StationConfig, 'securityProfile' | 'password' | 'ca' | 'clientCertificate'>;

/** The security profile that the options come to: 1 a password, 2 the same over TLS, 3 a client certificate. Throws a CommandError. */
export function stationSecurity({ url, password, ca: caFile, cert: certFile, key: keyFile }: StationSecurityOptions): StationSecurity {
  const ca = pemFile('--ca', caFile);
  const cert = pemFile('--cert', certFile);
  const key = pemFile('--key', keyFile);
  if ((cert === undefined) !== (key === undefined)) throw new CommandError('--cert and --key belong together: a client certificate is of no use without its key.', EXIT.wrongUse);
  const secure = /^wss:/i.test(url);
  if (cert !== undefined && !secure) throw new CommandError('A client certificate needs TLS: the URL then begins with wss://.', EXIT.wrongUse);
  return {
    securityProfile: cert !== undefined ? 3 : password === undefined ? 0 : secure ? 2 : 1,
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { clientCertificate: { cert, key } }),
  };
}
