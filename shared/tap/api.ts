import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';

/** An end of the wire that a tap sits on. */
export type End = 'station' | 'csms';

/** Which frames a rule takes off the wire, to drop them or to hold them. */
export interface FrameRule {
  /** Who sends them. */
  readonly from: End;
  /** Of requests their action; absent, every frame. */
  readonly action?: string;
  /** Requests, or the answers to requests of that action. */
  readonly half: 'request' | 'response';
  /** So many of them; all when absent. */
  readonly times?: number;
}

/** What a tap is set to. `delayMs`, `drops`, `holds` and `whenCsmsDrops` can be changed while it runs; all else holds from its next start on. */
export interface TapSettings {
  /** Where stations connect. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Path before the station's identity, e.g. '/ocpp'; '' takes the last segment of any path. */
  readonly path: string;
  /** URL of the CSMS without the identity, or with `{id}` where it belongs. */
  readonly upstream: string;
  /** Versions that the CSMS is offered, of those that the station offers; empty: all that the station offers, of whatever name. */
  readonly versions: readonly OcppVersion[];
  /** As what frames are read where no subprotocol was agreed on. */
  readonly assumeVersion?: OcppVersion | undefined;
  /** Towards stations: 1 a password, 2 TLS and a password, 3 TLS and a certificate. Whether a password is right, the CSMS says. */
  readonly securityProfile: 0 | 1 | 2 | 3;
  /** PEM of the certificate shown to stations, its key, and the authorities of stations; the own authority's when absent. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientAuthorities?: string } | undefined;
  /** Host names and addresses, beside `host`, by which stations reach the tap over TLS. */
  readonly tlsNames: readonly string[];
  /** Shown to the CSMS instead of the station's own Authorization header; the user name is the station's identity when absent. */
  readonly credentials?: { readonly user?: string; readonly password: string } | undefined;
  /** PEM of the authorities that the CSMS's certificate is checked against, instead of the system's. */
  readonly ca?: string | undefined;
  /** PEM of the certificate and key shown to the CSMS. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string } | undefined;
  /** The station's User-Agent header is passed on. */
  readonly passUserAgent: boolean;
  /** Milliseconds that an attempt to reach the CSMS may take. */
  readonly connectTimeoutMs: number;
  /** When the CSMS's leg is lost: close the station's leg alike, or keep it and connect to the CSMS again. */
  readonly whenCsmsDrops: 'close' | 'reconnect';
  /** Milliseconds by which frames are delayed, by who sends them. */
  readonly delayMs: Readonly<Record<End, number>>;
  readonly drops: readonly FrameRule[];
  /** Frames that wait until a person releases, changes or drops them; what `drops` names is not held. */
  readonly holds: readonly FrameRule[];
}

/** A frame that waits for a person. */
export interface HeldFrame {
  /** Of this run of the program. */
  readonly key: number;
  readonly station: string;
  readonly from: End;
  /** Of a request its own, of an answer that of its request. */
  readonly action?: string;
  /** Message id. */
  readonly id?: string;
  readonly half: 'request' | 'response';
  /** Its entry in the journal of this run. */
  readonly entry: number;
  /** Wall time at which it came, ms since 1970. */
  readonly since: number;
  /** UTF-16 units of its text. */
  readonly size: number;
}

/** What went one way over a tapped connection. */
export interface Traffic {
  readonly frames: number;
  /** UTF-16 units of text, bytes of what is none. */
  readonly size: number;
  /** Frames that wait to be passed on. */
  readonly waiting: number;
  readonly dropped: number;
  readonly injected: number;
  /** Sent by the workbench in the place of what came. */
  readonly changed: number;
  /** Frames that wait for a person. */
  readonly held: number;
}

/** A station at a tap, as it is now. */
export interface TappedStation {
  readonly id: string;
  readonly version?: OcppVersion;
  /** Address and port of the station. */
  readonly remote: string;
  readonly url: string;
  /** Wall time at which it connected, ms since 1970. */
  readonly since: number;
  readonly station: 'open' | 'closed';
  readonly csms: 'open' | 'connecting' | 'closed';
  readonly fromStation: Traffic;
  readonly fromCsms: Traffic;
  /** What last went wrong, a sentence. */
  readonly lastError?: string;
}

/** A station that was turned away. */
export interface TapRefusal {
  readonly id: string;
  readonly at: number;
  readonly message: string;
}

export interface TapState {
  readonly running?: { readonly host: string; readonly port: number; readonly secure?: true };
  readonly settings: TapSettings;
  /** The newest connection of each station. */
  readonly stations: readonly TappedStation[];
  /** What waits for a person, the oldest first. */
  readonly held: readonly HeldFrame[];
  /** The newest first. */
  readonly refusals: readonly TapRefusal[];
}

export type TapStart = { readonly ok: true; readonly host: string; readonly port: number } | { readonly ok: false; readonly message: string };

/** How an own frame was put on the wire. */
export type Injected = { readonly ok: true; readonly outcome?: CallOutcome } | { readonly ok: false; readonly message: string };

/** An own request towards one end. */
export interface OwnCall {
  readonly action: string;
  readonly payload: JsonObject;
}
