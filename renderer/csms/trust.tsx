import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../shared/ipc/contract';
import type { CertificateShape } from '../../shared/ipc/shapes';
import { call } from '../host/host';
import { useCsms } from '../stores/csms';
import { CopyButton } from '../ui/copy-button';
import classes from './trust.module.css';

/** The CA that stations have to trust, to copy, and the certificate that the CSMS shows them; `rootOnly` without that. */
export function Trust({ rootOnly = false }: { readonly rootOnly?: boolean }) {
  const listening = useCsms((state) => state.state?.running);
  const [found, setFound] = useState<CommandOutput<'csms.certificates'>>();
  const [error, setError] = useState<string>();
  const secure = listening?.secure === true;
  useEffect(() => {
    let gone = false;
    void call('csms.certificates', {}).then((reply) => {
      if (gone) return;
      setFound(reply.ok ? reply.value : undefined);
      setError(reply.ok ? undefined : reply.error.message);
    });
    return () => { gone = true; };
  }, [secure, listening?.port]);
  if (error !== undefined) return <p className={classes.note} role="alert">{error}</p>;
  if (found?.root === undefined) return null;
  return (
    <ul className={classes.list} aria-label={rootOnly ? 'Certificate to trust' : 'Certificates of the CSMS'}>
      <Certificate name="CA that stations have to trust" certificate={found.root} what="the CA’s certificate as PEM" />
      {found.server !== undefined && !rootOnly && <Certificate name="Certificate of the CSMS, signed by it" certificate={found.server} what="the CSMS’s certificate as PEM" names />}
    </ul>
  );
}

interface Props {
  readonly name: string;
  readonly certificate: CertificateShape;
  readonly what: string;
  /** Show whom it is made out to. */
  readonly names?: boolean;
}

function Certificate({ name, certificate: { pem, subject, notAfter, fingerprint, names }, what, names: showNames = false }: Props) {
  return (
    <li className={classes.certificate}>
      <div className={classes.text}>
        <span className={classes.name}>{name}</span>
        <span className={classes.facts}>{showNames ? names.join(', ') : subject}</span>
        <span className={classes.facts}>Until {new Date(notAfter).toISOString().slice(0, 10)} · <code className="selectable" title={`SHA-256 ${fingerprint}`}>{fingerprint.slice(0, 16)}…</code></span>
      </div>
      <CopyButton text={pem} what={what} />
    </li>
  );
}
