import type { JsonObject } from '../ocpp/json';
import type { CallOutcome } from '../ocpp/outcome';
import type { OcppVersion } from '../ocpp/version';
import type { OverrideRule } from '../session/overrides';
import type { VendorHandler } from '../ocpp/vendor-handlers';

export interface StationConfig {
  readonly id: string;
  /** URL of the CSMS without the station's identity, ws:// or wss://. */
  readonly url: string;
  readonly version: OcppVersion;
  /** One entry an EVSE; in 1.6, which has no EVSEs, the connectors are numbered through. */
  readonly evses: readonly EvseConfig[];
  /** Password for HTTP Basic (profiles 1 and 2). */
  readonly password?: string;
  readonly securityProfile: 0 | 1 | 2 | 3;
  /** PEM (profiles 2 and 3). */
  readonly ca?: string;
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  /** Most root certificates that it takes; 20 when absent. */
  readonly certificateEntries?: number;
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly firmwareVersion: string;
  /** Seconds between meter values in a transaction. */
  readonly meterInterval: number;
  /** Simulated seconds that pass in one real second; 1 is real time. */
  readonly speed: number;
  readonly compress: boolean;
  /** What it answers to vendors' own messages. */
  readonly vendorHandlers?: readonly VendorHandler[];
  /** It plays the part of a local controller, which serves firmware to stations (2.x, L03). */
  readonly localController?: LocalControllerConfig;
  /** Serial numbers, hexadecimal, of firmware signing certificates that its maker has revoked. */
  readonly revokedCertificates?: readonly string[];
  /** Bytes in a second over the station's line, for files; as fast as it goes when absent. */
  readonly lineSpeed?: number;
}

export interface LocalControllerConfig {
  /** Address at which it serves; 127.0.0.1 when absent. */
  readonly address?: string;
  /** Ports; any free one when absent. */
  readonly http?: number;
  readonly ftp?: number;
}

export interface EvseConfig {
  readonly connectors: readonly ConnectorConfig[];
  /** 0 for direct current. */
  readonly phases: 0 | 1 | 3;
  /** Watt. */
  readonly maxPower: number;
}

export interface ConnectorConfig {
  /** As in 2.x: cType2, sType2, cCCS2 … */
  readonly type: string;
}

/** The car at a connector. */
export interface EvConfig {
  /** Usable battery, Wh. */
  readonly capacity: number;
  /** State of charge when it arrives, percent. */
  readonly soc: number;
  /** Watt, as the battery takes at most. */
  readonly maxPower: number;
  /** It speaks ISO 15118, so that it is asked to stop and takes its time. */
  readonly iso15118?: boolean;
  /** What it charges on by itself (2.x, C07); it speaks ISO 15118 then. */
  readonly contract?: EvContract;
  /** What it tells of its needs by ISO 15118, before it charges (2.x, K15); it asks for nothing when absent. */
  readonly needs?: EvNeeds;
  /** Watt that it gives back at most (2.1, Q); it only takes when absent. */
  readonly dischargePower?: number;
  /** Percent below which it gives nothing back; 10 when absent. */
  readonly dischargeTo?: number;
}

/** What a car that speaks ISO 15118 wants, and how it deals with the schedules that it is offered. */
export interface EvNeeds {
  /** ISO 15118-2, which is usual, or ISO 15118-20 (OCPP 2.1 alone). */
  readonly edition?: 2 | 20;
  /** Wh until it leaves; what is missing to a full battery when absent. */
  readonly energy?: number;
  /** Seconds from now until it leaves; it does not say when absent. */
  readonly departure?: number;
  /** Most periods that it takes in a schedule. */
  readonly periods?: number;
  /** Which of the schedules that it is offered it takes, from 1. */
  readonly takes?: number;
  /** What it plans: to charge within what it takes, nothing that it would say, or (being faulty) more than it was offered. */
  readonly plan?: 'within' | 'none' | 'beyond';
  /** ISO 15118-20: the car follows a schedule by itself, or the station leads it. */
  readonly control?: 'ScheduledControl' | 'DynamicControl';
  /** EnergyTransferModes that it knows, the most wanted first, e.g. DC_BPT, DC; what fits the EVSE when absent. */
  readonly transfers?: readonly string[];
  /** EVCCID: the car's identity in ISO 15118. */
  readonly evccId?: string;
}

/** A contract of the car's driver, as the car has it. */
export interface EvContract {
  /** e.g. DE-8AA-A1B2C3D4E */
  readonly emaid: string;
  /** PEM of the contract certificate and of what leads to its root. */
  readonly certificate: string;
}

/** What a person does at the station. EVSEs and connectors count from 1. */
export type StationAct =
  /** The car drives into the parking bay, or out of it. */
  | { readonly kind: 'enter-bay'; readonly evse: number }
  | { readonly kind: 'leave-bay'; readonly evse: number }
  /** `cable`: what a loose cable carries, A per phase. */
  | { readonly kind: 'plug-in'; readonly evse: number; readonly connector: number; readonly ev?: Partial<EvConfig>; readonly cable?: number }
  | { readonly kind: 'unplug'; readonly evse: number; readonly connector: number }
  /** `additionalInfo`: what the reader knows beside the token, to be told with it (2.x). */
  | {
      readonly kind: 'present-token'; readonly evse?: number; readonly idToken: string; readonly type?: string;
      readonly additionalInfo?: readonly { readonly additionalIdToken: string; readonly type: string }[];
    }
  /** A code is typed in (2.x KeyCode; in 1.6 an idTag like others). */
  | { readonly kind: 'enter-code'; readonly evse?: number; readonly code: string }
  | { readonly kind: 'press-start'; readonly evse: number }
  | { readonly kind: 'press-stop'; readonly evse: number }
  | { readonly kind: 'emergency-stop'; readonly evse: number }
  /** The driver does not accept the tariff that the display shows. */
  | { readonly kind: 'reject-tariff'; readonly evse: number }
  /**
   * Somebody holds a bank card to the payment terminal, or cancels there (2.1, C18 to C23). `amount`: what the card is good
   * for, anything when absent; `settles`: how taking the money in the end fails.
   */
  | { readonly kind: 'pay-by-card'; readonly evse: number; readonly amount?: number; readonly settles?: 'Rejected' | 'Failed' }
  | { readonly kind: 'cancel-payment'; readonly evse: number }
  /** The driver sets at the station how far to charge: Wh, seconds since the transaction's start, percent, money. */
  | { readonly kind: 'set-limit'; readonly evse: number; readonly limit: 'energy' | 'time' | 'soc' | 'cost'; readonly amount: number }
  /** The car's needs change while it charges (ISO 15118): it asks for another schedule (K17). */
  | { readonly kind: 'ev-needs'; readonly evse: number; readonly energy?: number; readonly departure?: number }
  /** The driver wants to charge at once, or not any more (2.1, K22). */
  | { readonly kind: 'priority-charging'; readonly evse: number; readonly on: boolean }
  /** What the station measures of the grid: Hz, and watt that the building takes beside the cars, below 0 when it gives (2.1, Q08, Q09). */
  | { readonly kind: 'set-grid'; readonly frequency?: number; readonly load?: number }
  /** Somebody other than the CSMS limits the station, or one EVSE of it (K11, K12), or puts up with it no longer (K13). */
  | ({ readonly kind: 'set-external-limit' } & ExternalLimitWish)
  | { readonly kind: 'clear-external-limit'; readonly source: string; readonly evse?: number }
  /** The car ends the session for good. */
  | { readonly kind: 'ev-stop'; readonly evse: number }
  | { readonly kind: 'ev-suspend'; readonly evse: number }
  | { readonly kind: 'ev-resume'; readonly evse: number }
  /** `code`: an errorCode of 1.6 such as GroundFailure. */
  | { readonly kind: 'fault'; readonly evse: number; readonly connector: number; readonly code: string }
  | { readonly kind: 'clear-fault'; readonly evse: number; readonly connector: number }
  /** The lock of a socket jams, or moves again. */
  | { readonly kind: 'break-lock'; readonly evse: number; readonly connector: number }
  | { readonly kind: 'mend-lock'; readonly evse: number; readonly connector: number }
  /** Somebody presses the reset button, or the watchdog bites. */
  | { readonly kind: 'restart'; readonly watchdog?: boolean }
  /** A security event of the standard that nothing simulated causes, such as MemoryExhaustion or MaintenanceLoginFailed. */
  | { readonly kind: 'security-event'; readonly type: string; readonly info?: string }
  /** The station asks for a new certificate of its own (A03). */
  | { readonly kind: 'renew-certificate' }
  /** The memory for certificates cannot be written any more, or can again. */
  | { readonly kind: 'break-store' }
  | { readonly kind: 'mend-store' }
  /**
   * The car asks for a contract certificate, or for a new one (2.x, M01, M02). `exiRequest`: its message in base64; `schema`:
   * the edition of ISO 15118 that it speaks, 2 or 20; `contracts`: how many it takes at most (20).
   */
  | {
      readonly kind: 'request-contract'; readonly evse: number; readonly update?: boolean; readonly schema?: '2' | '20'; readonly exiRequest?: string;
      readonly contracts?: number; readonly emaids?: readonly string[];
    }
  /**
   * A station that swaps batteries (2.1, S): whoever looks after it puts one into a slot; a driver puts the old one into the
   * slot that stands open, and takes a charged one. `soc` and `soH` in percent.
   */
  | { readonly kind: 'stock-battery'; readonly evse: number; readonly serialNumber?: string; readonly soc?: number; readonly soH?: number }
  | { readonly kind: 'battery-in'; readonly evse: number; readonly serialNumber?: string; readonly soc?: number; readonly soH?: number }
  | { readonly kind: 'battery-out'; readonly evse: number }
  /**
   * A sensor tells this value until it is let go: temperature (Celsius; of the station, an EVSE or a connector), humidity (%),
   * tilt (degrees), shock (N), flood (m), voltage (V to neutral) and frequency (Hz) of the grid.
   */
  | { readonly kind: 'set-reading'; readonly sensor: string; readonly evse?: number; readonly connector?: number; readonly value: number }
  | { readonly kind: 'release-reading'; readonly sensor: string; readonly evse?: number; readonly connector?: number }
  /** The station ends a periodic event stream by itself (2.1). */
  | { readonly kind: 'close-event-stream'; readonly monitor: number }
  /** Something more urgent keeps the station from fetching firmware, and lets it go on. */
  | { readonly kind: 'pause-download' }
  | { readonly kind: 'resume-download' }
  | { readonly kind: 'open-door' }
  | { readonly kind: 'close-door' }
  | { readonly kind: 'power-loss' }
  | { readonly kind: 'power-restore' }
  | { readonly kind: 'connection-loss' }
  | { readonly kind: 'connection-restore' };

/** A limit as an energy management system, a grid operator or somebody else sets it, past OCPP. */
export interface ExternalLimitWish {
  /** EMS, SO (system operator) or Other. */
  readonly source: string;
  /** The station as a whole when absent. */
  readonly evse?: number;
  /** One value, in `unit`. */
  readonly limit?: number;
  /** W in total or A per phase; A when absent. */
  readonly unit?: 'W' | 'A';
  /** Instead of one value: values from so many seconds on. */
  readonly periods?: readonly { readonly start: number; readonly limit: number }[];
  /** Seconds; until it is lifted when absent. */
  readonly duration?: number;
  /** Critical for the grid. */
  readonly critical?: boolean;
  /** 2.1: it is generated locally, and comes on top of what the profiles allow (K27). */
  readonly local?: boolean;
  /** 2.1, below 0: how much cars may give back; and what is to flow, instead of a limit (Q05, Q06). In `unit`. */
  readonly dischargeLimit?: number;
  readonly setpoint?: number;
}

/** Whether the station could do it; if not, a sentence that says why. */
export type ActResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** The simulated hardware and what the station thinks, for its control panel. */
export interface StationStatus {
  readonly config: StationConfig;
  readonly running: boolean;
  readonly link: 'offline' | 'connecting' | 'connected' | 'waiting';
  /** The way to the CSMS that is used or tried: a slot of the network profiles, and what is in it. */
  readonly network: { readonly slot: number; readonly url: string; readonly securityProfile: StationConfig['securityProfile'] };
  /** Why the last attempt failed, a sentence. */
  readonly lastError?: string;
  /** Wall time of the next attempt, ms since 1970. */
  readonly retryAt?: number;
  readonly registration: 'Accepted' | 'Pending' | 'Rejected' | undefined;
  readonly powered: boolean;
  readonly doorOpen: boolean;
  /** The lines on the display, from the top. */
  readonly displayMessages: readonly string[];
  readonly display: StationDisplay;
  readonly vendorHandlers: readonly VendorHandler[];
  readonly firmware: { readonly version: string; /** That was told last. */ readonly status?: string };
  /** Messages kept while offline. */
  readonly queued: number;
  readonly evses: readonly EvseStatus[];
}

/** The display: what the station says itself, and what the CSMS has put there (2.x). */
export interface StationDisplay {
  /** Language of whoever came last, RFC 5646. */
  readonly language?: string;
  /** Alone on the display, whatever else there is. */
  readonly front?: ShownMessage;
  readonly notice?: string;
  /** Before the turn of others; several take turns. */
  readonly inFront: readonly ShownMessage[];
  /** In turn. */
  readonly cycle: readonly ShownMessage[];
  readonly drivers: readonly DriverLines[];
}

export interface ShownMessage {
  readonly id: number;
  readonly format: string;
  /** What is read: HTML without its marks. */
  readonly text: string;
  readonly language?: string;
  readonly transactionId?: string;
}

/** What the driver at an EVSE reads of the tariff and the cost. */
export interface DriverLines {
  readonly evse: number;
  readonly tariff?: string;
  readonly cost?: string;
  readonly note?: string;
}

export interface EvseStatus {
  readonly id: number;
  readonly available: boolean;
  /** A car stands in the parking bay. */
  readonly parked: boolean;
  readonly connectors: readonly ConnectorStatus[];
  readonly transaction?: {
    readonly id: string;
    readonly idToken?: string;
    /** As in 2.x: EVConnected, Charging, SuspendedEV, SuspendedEVSE, Idle. */
    readonly chargingState: string;
    /** Wall time, ms since 1970. */
    readonly startedAt: number;
    /** Wh since its start. */
    readonly energy: number;
  };
  /** Watt, ampere per phase, volt, Wh of the meter's register. */
  readonly power: number;
  readonly current: number;
  readonly voltage: number;
  readonly register: number;
  readonly limit?: { readonly value: number; readonly unit: 'W' | 'A' };
}

export interface ConnectorStatus {
  readonly id: number;
  readonly type: string;
  /** As the version's StatusNotification says it. */
  readonly status: string;
  readonly plugged: boolean;
  readonly locked: boolean;
  readonly fault?: string;
  /** Percent, when a car is plugged in. */
  readonly soc?: number;
}

/** How one scripted charging session went. */
export interface ChargingSessionResult {
  readonly ok: boolean;
  /** A sentence: what happened, or what failed. */
  readonly message: string;
  readonly transactionId?: string;
  /** Wh. */
  readonly energy?: number;
}

export interface ChargingSessionOptions {
  readonly evse: number;
  readonly connector: number;
  readonly idToken: string;
  readonly tokenType?: string;
  /** Meter values to wait for before the session is stopped. */
  readonly meterValues: number;
  /** Milliseconds that a person takes between two steps; none when absent. */
  readonly pauseMs?: number;
}

/** A simulated charging station, as its hosts use it. Implemented by station.ts. */
export interface StationApi {
  readonly config: StationConfig;
  /** Switches the power on: connects, boots, and keeps trying. */
  start(): void;
  /** Switches it off for good; every timer and socket of it is gone afterwards. */
  stop(): Promise<void>;
  act(act: StationAct): ActResult;
  /**
   * Sets variables as its operator would at the station itself: 2.x `Component.Variable`, 1.6 the configuration key. What
   * needs a reboot holds at once when it is switched off.
   */
  configure(variables: Readonly<Record<string, string>>): ActResult;
  /** What it answers to vendors' own messages from now on. */
  setVendorHandlers(handlers: readonly VendorHandler[]): ActResult;
  /** Other answers than its own to requests of the CSMS. */
  setOverrides(rules: readonly OverrideRule[]): void;
  status(): StationStatus;
  /** Sends a request to the CSMS, past the station's own behaviour. */
  call(action: string, payload: JsonObject): Promise<CallOutcome>;
  /** Puts any text on the wire; false when not connected. */
  sendRaw(text: string): boolean;
  /** Boot, plug in, authorize, charge, stop, unplug; resolves when the last message was answered, or with why not. */
  chargeOnce(options: ChargingSessionOptions): Promise<ChargingSessionResult>;
  /** Calls back after `status` changed, at most once a turn; returns the way to stop it. */
  onChange(listener: () => void): () => void;
}
