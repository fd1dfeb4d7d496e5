import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { OverrideRule } from '../session/overrides';
import type { FilesState, FileServerSettings, FirmwareOrder, LogOrder, OfferedFile, OrderResult, PublishOrder } from './files/api';
import type { FirmwareWish } from '../platform/firmware-image';
import type { VendorHandler } from '../ocpp/vendor-handlers';
import type { Strictness } from '../session/session';
import type { CostExplanation } from '../tariff/explain';
import type { Tariff } from '../tariff/tariff';

export type { OverrideRule } from '../session/overrides';

/** What the CSMS is set to. Everything here can be changed while it runs, but for host, port, path and security profile. */
export interface CsmsSettings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Path prefix before the station's identity, e.g. '/ocpp'; '' for none. */
  readonly path: string;
  /** Versions accepted, most wanted first; the first that the station also offers is chosen. */
  readonly versions: readonly OcppVersion[];
  /** What a station without any subprotocol is taken for; undefined refuses it. */
  readonly assumeVersion: OcppVersion | undefined;
  /** With no version in common: finish the handshake without a subprotocol and close (RFC 6455, OCPP-J §3.1.2), or refuse it. */
  readonly noCommonVersion: 'complete-and-close' | 'refuse';
  /**
   * What connections need at least (2.x Part 2, A00): 1 a password, 2 TLS and a password, 3 TLS and a certificate of the
   * station. With 0, the passwords alone decide. Takes effect at the next start, as host and port do.
   */
  readonly securityProfile: 0 | 1 | 2 | 3;
  /** PEM of the CSMS's certificate with its chain, its key, and the authorities of stations; the own authority's when absent. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientAuthorities?: string } | undefined;
  /** Host names and addresses, beside `host`, under which stations reach the CSMS over TLS. */
  readonly tlsNames: readonly string[];
  /** Whether the own authority signs what stations ask for; otherwise a person answers, in a CertificateSigned. */
  readonly signCertificates: boolean;
  /** Days that a station's certificate is valid which the own authority signs. */
  readonly certificateDays: number;
  /** PEM of the roots of contract certificates (ISO 15118: mobility operators and V2G). */
  readonly contractRoots: string;
  /** Serial numbers, hexadecimal, of contract certificates and authorities that are revoked: what OCSP responders would say. */
  readonly revokedCertificates: readonly string[];
  /** Whether OCSP responders and lists of revoked certificates can be had at all (M06, M07). */
  readonly ocspReachable: boolean;
  /** Messages in base64 that the pool of contract certificates has for cars (EXI, passed on unread); empty: there is no pool. */
  readonly contractPool: readonly string[];
  /** Whether a token of the type DirectPayment is accepted that the CSMS does not know: a terminal has taken the payment (2.1). */
  readonly directPayments: boolean;
  /** Where receipts are to be had that the CSMS makes, without the reference of the payment; empty: it makes none (2.1, C21). */
  readonly receiptUrl: string;
  /** Companies by their VAT number, as a register would know them (2.1, C18). */
  readonly vatNumbers: Readonly<Record<string, { readonly name: string; readonly address: string; readonly city: string; readonly country: string }>>;
  /** Passwords by station identity (security profiles 1 and 2); the key '*' holds for all others. Empty: no authentication. */
  readonly passwords: Readonly<Record<string, string>>;
  readonly strictness: Strictness;
  /** Seconds between heartbeats, given in BootNotification's answer. */
  readonly heartbeatInterval: number;
  /** Seconds after which a Pending or Rejected station tries again. */
  readonly retryInterval: number;
  readonly registration: 'Accepted' | 'Pending' | 'Rejected';
  /** Registration by station identity, before `registration`. */
  readonly registrationOf: Readonly<Record<string, 'Accepted' | 'Pending' | 'Rejected'>>;
  /** What an unknown idToken is told. */
  readonly unknownTokens: 'Accepted' | 'Invalid' | 'Unknown';
  readonly tokens: readonly TokenRecord[];
  /** What a transaction costs; absent, nothing is said about costs. */
  readonly tariff?: SimpleTariff | undefined;
  /** How the needs of cars that speak ISO 15118 are met (2.x, K15). */
  readonly chargingNeeds: ChargingNeedsPolicy;
  /** Tariffs to choose from, in the form of 2.1; each with a tariffId of its own. */
  readonly tariffs: readonly Tariff[];
  /** The tariffId of whoever has none of their own, at a station without one; absent, `tariff` counts. */
  readonly defaultTariff?: string | undefined;
  /** tariffId by station identity. */
  readonly stationTariffs: Readonly<Record<string, string>>;
  /** Zone whose clock tariffs go by (IANA), at stations that have not told theirs. */
  readonly timeZone: string;
  /** How a running cost is told (2.x, I02): in the answers to TransactionEvent, by CostUpdated every `costInterval` seconds, or not at all. */
  readonly runningCost: 'TransactionEvent' | 'CostUpdated' | 'none';
  readonly costInterval: number;
  /** What it answers to vendors' own messages (P02). */
  readonly vendorHandlers: readonly VendorHandler[];
  /** What all stations may take together: the CSMS shares it among those who charge (K02, K03). No limit when absent. */
  readonly siteLimit?: SiteLimit | undefined;
  /** Milliseconds that a CALL of the CSMS waits for its answer. */
  readonly callTimeoutMs: number;
  /**
   * Ask each station for its whole device model (2.x) or configuration (1.6) when it has connected and the CSMS has not
   * rejected it.
   */
  readonly readOnConnect: boolean;
  /** Offer permessage-deflate. */
  readonly compress: boolean;
  /** The file server for firmware and logs, which starts with the CSMS. */
  readonly files: FileServerSettings;
}

/** What the CSMS makes of what a car needs. */
export interface ChargingNeedsPolicy {
  /** A schedule comes at once, later, or not at all. */
  readonly answer: 'Accepted' | 'Processing' | 'NoChargingProfile';
  /** Seconds until the schedule comes, with Processing. */
  readonly after: number;
  /** Schedules that the car may choose from: 1 evenly until it leaves, 2 also as soon as possible, 3 also as late as possible. */
  readonly offers: 1 | 2 | 3;
  /** Watt that all cars of a station share; no limit when absent. */
  readonly maxPower?: number;
  /** EnergyTransferModes that are allowed (2.1, Q01); any when absent. */
  readonly transfers?: readonly string[];
}

/** The limit of a site's connection. */
export interface SiteLimit {
  /** W in total, or A on each phase. */
  readonly unit: 'W' | 'A';
  readonly limit: number;
  /** What each who begins to charge may take until he has his share, and without connection; nothing is set when absent. */
  readonly start?: number;
  /** Below it there is no use in charging; 6 A or 1380 W when absent. */
  readonly least?: number;
}

/** Prices in one currency, tax included. */
export interface SimpleTariff {
  /** ISO 4217 code, e.g. EUR. */
  readonly currency: string;
  readonly perKwh: number;
  readonly perMinute: number;
  readonly perSession: number;
}

/** How far a transaction may go (2.1): in money of the tariff, Wh, seconds from its start, and percent of the battery. */
export interface TransactionLimits {
  readonly maxCost?: number;
  readonly maxEnergy?: number;
  readonly maxTime?: number;
  readonly maxSoC?: number;
}

/** What a CSMS can say of a token (AuthorizationStatusEnumType of 2.x). */
export const TOKEN_STATUSES = [
  'Accepted', 'Blocked', 'ConcurrentTx', 'Expired', 'Invalid', 'NoCredit', 'NotAllowedTypeEVSE', 'NotAtThisLocation', 'NotAtThisTime', 'Unknown',
] as const;
export type TokenStatus = (typeof TOKEN_STATUSES)[number];

/** One idToken (idTag in 1.6) that the CSMS knows. */
export interface TokenRecord {
  readonly idToken: string;
  /** 2.x type; any when absent. */
  readonly type?: string;
  /** What it is told in any case; when Accepted, what follows can still stand against it. */
  readonly status: TokenStatus;
  /** Identities of the stations at which it is good; NotAtThisLocation elsewhere. */
  readonly stations?: readonly string[];
  /** EVSEs at which it is good (1.6: connectors), NotAtThisLocation at others; 2.x tells the station which. */
  readonly evses?: readonly number[];
  /** Types of connectors such as cCCS2; NotAllowedTypeEVSE at a station that is known to have none of them. */
  readonly connectorTypes?: readonly string[];
  /** Time of day in which it is good, HH:MM in UTC, over midnight too; NotAtThisTime outside. */
  readonly hours?: { readonly from: string; readonly until: string };
  /** Money that is left; transactions are paid from it, and at 0 it is NoCredit. */
  readonly credit?: number;
  /** How far transactions of the token may go (2.1). */
  readonly limits?: TransactionLimits;
  /** What has to come along with the token, else it is Invalid (2.x). */
  readonly additionalInfo?: readonly { readonly additionalIdToken: string; readonly type: string }[];
  readonly groupId?: string;
  /** A tariff of `tariffs` that counts for this token. */
  readonly tariffId?: string;
  /** RFC 3339; after it the token is Expired. */
  readonly expiry?: string;
  readonly language?: string;
  /** Second choice, beside `language`. */
  readonly language2?: string;
  /** chargingPriority from -9 to 9, 0 when absent: who has a higher one gets his share of a site first (2.x, K03). */
  readonly chargingPriority?: number;
  /** May take part in several transactions at once. */
  readonly concurrent?: boolean;
  readonly personalMessage?: string;
}

/** A station that is or was connected, as the CSMS lists it. */
export interface CsmsStation {
  readonly id: string;
  readonly connected: boolean;
  readonly version: OcppVersion | undefined;
  readonly remote: string;
  /** Wall time, ms since 1970. */
  readonly since: number;
  readonly registration: 'Accepted' | 'Pending' | 'Rejected' | undefined;
}

/** How a station's Local Authorization List came to be up to date, or a sentence that says why it did not. */
export type ListSyncResult =
  | { readonly ok: true; readonly version: number; readonly messages: number }
  | { readonly ok: false; readonly message: string };

/** What an operator has done at a station, beyond single requests: the CSMS finds out by itself what to send. */
export type Operation =
  /** `monitors`: items of SetVariableMonitoring. */
  | { readonly kind: 'set-monitors'; readonly monitors: readonly JsonObject[] }
  | { readonly kind: 'clear-monitors'; readonly ids: readonly number[] }
  /** The station forgets a customer, its Local Authorization List too; `report`: and tells what it knew. */
  | { readonly kind: 'forget-customer'; readonly idToken: string; readonly type: string; readonly report?: boolean };

/** How many messages it took, or a sentence that says why it did not go. */
export type OperationResult = { readonly ok: true; readonly messages: number } | { readonly ok: false; readonly message: string };

/** What the CSMS has calculated, and what the station says that it has (2.1). */
export interface TransactionCostReport {
  readonly explanation: CostExplanation;
  /** False while it still runs. */
  readonly final: boolean;
  readonly byStation?: { readonly exclTax?: number | undefined; readonly inclTax?: number | undefined };
}

export type StartResult = { readonly ok: true; readonly host: string; readonly port: number } | { readonly ok: false; readonly message: string };

/** The embedded CSMS, as its hosts use it. Implemented by csms.ts. */
export interface CsmsApi {
  readonly settings: CsmsSettings;
  /** `secure`: it listens for wss:// instead of ws://. */
  readonly running: { readonly host: string; readonly port: number; readonly secure?: true } | undefined;
  start(): Promise<StartResult>;
  stop(): Promise<void>;
  /** Takes effect at once, for stations already connected too. */
  configure(change: Partial<CsmsSettings>): void;
  stations(): readonly CsmsStation[];
  overrides(): readonly OverrideRule[];
  setOverrides(rules: readonly OverrideRule[]): void;
  /** Sends a request to a station, after those in line. Closed when the station is not connected. */
  call(station: string, action: string, payload: JsonObject, options?: { timeoutMs?: number }): Promise<CallOutcome>;
  /** Puts any text on the wire to a station; false when it is not connected. */
  sendRaw(station: string, text: string): boolean;
  /**
   * Brings a station's Local Authorization List up to the tokens that the CSMS knows, in as many messages as the station's
   * limits ask for. A differential update that the station does not take is followed by the full list (D01.FR.03).
   */
  sendLocalList(station: string, updateType: 'Full' | 'Differential'): Promise<ListSyncResult>;
  /** Somebody has paid at a terminal: starts at the station for a token that the CSMS makes up for this once (C03). */
  startPaid(station: string, evse: number, limits?: TransactionLimits): Promise<CallOutcome>;
  /** The file server, and what lies on it. */
  files(): FilesState;
  /** Offers a file to stations; a sentence when this CSMS has no file server. */
  offerFile(name: string, bytes: Uint8Array): Promise<OfferedFile | string>;
  offerTestFirmware(wish: FirmwareWish): Promise<OfferedFile | string>;
  /** False when there is no such file. */
  withdrawFile(id: string): boolean;
  /** The bytes of an upload; undefined when there is none. */
  receivedFile(id: string): Promise<Uint8Array | undefined>;
  /** Update this station with that firmware: the CSMS signs it, makes the URL and sends the request (L01, L02). */
  updateFirmware(station: string, order: FirmwareOrder): Promise<OrderResult>;
  /** Let this local controller serve that firmware (L03). */
  publishFirmware(station: string, order: PublishOrder): Promise<OrderResult>;
  /** Let this station upload its log (N01). */
  requestLog(station: string, order: LogOrder): Promise<OrderResult>;
  operate(station: string, operation: Operation): Promise<OperationResult>;
  disconnect(station: string, code?: number, reason?: string): boolean;
  /** What a transaction costs, by now or in all, and how that came about; undefined when nothing is known of it or of its cost. */
  cost(station: string, transaction: string): TransactionCostReport | undefined;
  /** Calls back after anything above changed; returns the way to stop it. */
  onChange(listener: () => void): () => void;
}
