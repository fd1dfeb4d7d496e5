/** The versions of OCPP that the workbench speaks. */
export type OcppVersion = '1.6' | '2.0.1' | '2.1';

export const OCPP_VERSIONS: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

/** The WebSocket subprotocol of each version, as registered with IANA. */
export const SUBPROTOCOL: Readonly<Record<OcppVersion, string>> = {
  '1.6': 'ocpp1.6',
  '2.0.1': 'ocpp2.0.1',
  '2.1': 'ocpp2.1',
};

/** The version that a subprotocol stands for; undefined for any other text. */
export function versionOfSubprotocol(protocol: string): OcppVersion | undefined {
  return OCPP_VERSIONS.find((version) => SUBPROTOCOL[version] === protocol);
}
