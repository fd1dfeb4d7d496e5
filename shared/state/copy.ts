import type { FoldedStation, FoldedTransaction } from './folded';

/*
 * Copies made member by member: thirty times as fast as spreading (measured with Node 20), which counts where every
 * message of a long log copies a station. The types see to it that no member is forgotten.
 */

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** Every member is named, if only to be undefined. */
type Complete<T> = { [K in keyof Required<T>]: T[K] };

/** A copy to be changed before anybody else sees it. */
export function copyStation(from: FoldedStation): Mutable<FoldedStation> {
  return {
    id: from.id,
    version: from.version,
    connection: from.connection,
    connected: from.connected,
    connectedAt: from.connectedAt,
    disconnectedAt: from.disconnectedAt,
    lastClose: from.lastClose,
    remote: from.remote,
    url: from.url,
    security: from.security,
    boot: from.boot,
    lastMessageAt: from.lastMessageAt,
    lastHeartbeatAt: from.lastHeartbeatAt,
    status: from.status,
    evses: from.evses,
    transactions: from.transactions,
    variables: from.variables,
    report: from.report,
    reservations: from.reservations,
    profiles: from.profiles,
    composites: from.composites,
    externalLimits: from.externalLimits,
    carSchedules: from.carSchedules,
    monitoring: from.monitoring,
    localListVersion: from.localListVersion,
    firmwareStatus: from.firmwareStatus,
    logStatus: from.logStatus,
    messages: from.messages,
    errors: from.errors,
    apart: from.apart,
  } satisfies Complete<FoldedStation>;
}

/** A copy to be changed before anybody else sees it. */
export function copyTransaction(from: FoldedTransaction): Mutable<FoldedTransaction> {
  return {
    id: from.id,
    evse: from.evse,
    connector: from.connector,
    idToken: from.idToken,
    tokenType: from.tokenType,
    authorization: from.authorization,
    chargingState: from.chargingState,
    startedAt: from.startedAt,
    endedAt: from.endedAt,
    stoppedReason: from.stoppedReason,
    remoteStartId: from.remoteStartId,
    lastSeqNo: from.lastSeqNo,
    missingSeqNos: from.missingSeqNos,
    offline: from.offline,
    energy: from.energy,
    meterStart: from.meterStart,
    power: from.power,
    current: from.current,
    voltage: from.voltage,
    soc: from.soc,
    samples: from.samples,
    totalCost: from.totalCost,
  } satisfies Complete<FoldedTransaction>;
}
