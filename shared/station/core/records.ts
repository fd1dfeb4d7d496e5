import type { IdToken } from '../words';
import type { JsonObject } from '../../ocpp/json';
import type { ChargingProfile, InstalledProfile as Installed } from '../../smart-charging/model';
import type { TokenInfo } from '../words';

/** An EVSE, or any one, that is kept for somebody. */
export interface Reservation {
  readonly id: number;
  /** 0 for any EVSE. */
  readonly evseId: number;
  /** In 1.6 the connector within the EVSE; undefined for any. */
  readonly connectorId?: number;
  readonly connectorType?: string;
  readonly idToken: string;
  readonly groupId?: string;
  /** Wall time, ms since 1970. */
  readonly expiry: number;
  /** When it was taken; the same. */
  readonly since?: number;
}

/** A charging profile where it is installed. */
export interface InstalledProfile extends Installed {
  /** As it came, to be reported. */
  readonly wire: JsonObject;
  /** Who has set it: EMS, SO, Other. The CSMS (CSO) when absent. */
  readonly source?: string;
  /** It is critical for the grid, as who has set it says. */
  readonly critical?: boolean;
  /** The profile before its periods were delayed at random (2.1). */
  readonly drawnFrom?: ChargingProfile;
}

/** A message on the display (2.x). */
export interface DisplayMessage {
  readonly id: number;
  readonly priority: string;
  /** The same in several languages (2.1); the first is the one to fall back on. */
  readonly contents: readonly DisplayContent[];
  readonly state?: string;
  readonly transactionId?: string;
  /** Wall times, ms since 1970. */
  readonly from?: number;
  readonly until?: number;
  readonly wire: JsonObject;
}

export interface DisplayContent {
  /** MessageFormatEnumType: ASCII, UTF8, HTML, URI or (2.1) QRCODE. */
  readonly format: string;
  /** RFC 5646 tag. */
  readonly language?: string;
  readonly text: string;
}

export interface LocalList {
  readonly version: number;
  /** By store key. */
  readonly entries: ReadonlyMap<string, LocalListEntry>;
}

export interface LocalListEntry {
  readonly idToken: string;
  readonly type: string;
  readonly info: TokenInfo;
}

/** What was learnt of a token earlier. */
export interface CachedToken {
  readonly idToken: string;
  readonly info: TokenInfo;
  /** When it was learnt or used last: wall time of the station, ms since 1970. */
  readonly since: number;
}

/** A reset that waits until nothing runs any more. */
export interface PendingReset {
  /** undefined for the whole station. */
  readonly evseId?: number;
}

/** A line of the security log (A04.FR.04). */
export interface LoggedSecurityEvent {
  readonly type: string;
  readonly info?: string;
  /** Wall time of the station, ms since 1970. */
  readonly at: number;
}

/** Who swaps: first the empty battery goes into one slot, then a charged one comes out of another. */
export interface Swap {
  readonly token: IdToken;
  readonly requestId: number;
  /** The slot that stands open. */
  readonly open: number;
  readonly stage: 'in' | 'out';
}

/** What is in the slots of a station that swaps batteries, by EVSE, and who swaps. */
export interface SwapStation {
  readonly batteries: Map<number, { readonly serialNumber: string; readonly soH: number }>;
  swap: Swap | undefined;
  /** Swaps that were begun here so far. */
  count: number;
}
