import { SUBPROTOCOL, versionOfSubprotocol, type OcppVersion } from '../../ocpp/version';

/** The version that both sides speak, or why there is none. */
export type VersionChoice =
  | { readonly version: OcppVersion; readonly assumed: boolean; readonly reason: string }
  | { readonly version: undefined; readonly reason: string };

/** Subprotocols of the wild that the workbench does not speak, and what they are. */
const STRANGERS: Readonly<Record<string, string>> = {
  'ocpp2.0': 'ocpp2.0 is OCPP 2.0 of 2018, which 2.0.1 (ocpp2.0.1) replaced in 2020 with other messages',
  'ocpp1.5': 'ocpp1.5 is OCPP 1.5 over JSON, which was never published as a standard',
  'ocpp1.2': 'ocpp1.2 is OCPP 1.2, which exists over SOAP alone',
};

/**
 * Chooses the subprotocol (OCPP-J 1.6 §3.1.2, 2.x Part 4 §3.1.2).
 *
 * @param offered subprotocols of the station, in its order
 * @param spoken versions of this CSMS, most wanted first
 * @param assumed what a station that offers nothing is taken for
 */
export function chooseVersion(offered: readonly string[], spoken: readonly OcppVersion[], assumed: OcppVersion | undefined): VersionChoice {
  const version = spoken.find((candidate) => offered.includes(SUBPROTOCOL[candidate]));
  if (version) return { version, assumed: false, reason: `OCPP ${version} is spoken: the first of ours that the station offers (${offered.join(', ')}).` };
  const ours = spoken.map((candidate) => SUBPROTOCOL[candidate]).join(', ') || 'none';
  if (offered.length > 0) {
    const words = offered.map((protocol) => describeStranger(protocol)).filter((word) => word !== undefined);
    const why = words.length > 0 ? ` ${words.join('; ')}.` : '';
    return { version: undefined, reason: `No version in common: the station offers ${offered.join(', ')}; this CSMS speaks ${ours}.${why}` };
  }
  if (assumed) return { version: assumed, assumed: true, reason: `The station offers no subprotocol; it is taken for OCPP ${assumed}, as set.` };
  return { version: undefined, reason: `The station offers no subprotocol; this CSMS speaks ${ours}. A version to take such stations for can be set.` };
}

function describeStranger(protocol: string): string | undefined {
  const known = STRANGERS[protocol];
  if (known) return known;
  if (versionOfSubprotocol(protocol)) return `${protocol} is switched off here`;
  if (versionOfSubprotocol(protocol.trim().toLowerCase())) return `"${protocol}" is not ${protocol.trim().toLowerCase()}: capitals and blanks count`;
  return undefined;
}
