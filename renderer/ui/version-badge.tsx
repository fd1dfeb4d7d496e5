import type { OcppVersion } from '../../shared/ocpp/version';
import classes from './version-badge.module.css';

const COLOUR: Readonly<Record<OcppVersion, string>> = {
  '1.6': 'var(--version-16)',
  '2.0.1': 'var(--version-201)',
  '2.1': 'var(--version-21)',
};

/** The OCPP version, always in its colour. */
export function VersionBadge({ version }: { readonly version: OcppVersion | undefined }) {
  if (version === undefined) return <span className={classes.badge} style={{ '--tone': 'var(--text-3)' }} title="No OCPP version was agreed">no version</span>;
  return <span className={classes.badge} style={{ '--tone': COLOUR[version] }} title={`OCPP ${version}`}>{version}</span>;
}
