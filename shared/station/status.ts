import type { ConnectorStatus, EvseStatus, StationStatus } from './api';
import { shownOn, shownTexts } from './blocks/display-shown';
import { advance } from './blocks/metering';
import type { StationCore } from './core/core';
import type { Evse } from './core/evse';
import type { Transaction } from './core/transaction';
import { chargingStateOf } from './tables/charging-state';
import { isOperative } from './blocks/availability';

/** The simulated hardware and what the station thinks, for its control panel. */
export function statusOf(core: StationCore): StationStatus {
  const { link } = core;
  const display = shownOn(core);
  return {
    config: core.config,
    running: core.running,
    link: link.state,
    network: { slot: core.network.slot, url: core.network.profile.url, securityProfile: core.network.profile.securityProfile },
    ...(link.lastError === undefined ? {} : { lastError: link.lastError }),
    ...(link.retryAt === undefined ? {} : { retryAt: link.retryAt }),
    registration: core.registration,
    powered: core.powered,
    doorOpen: core.doorOpen,
    displayMessages: shownTexts(display),
    display,
    vendorHandlers: core.vendorHandlers,
    firmware: { version: core.firmwareVersion, ...(core.hasJobs && core.jobs.firmwareTold ? { status: core.jobs.firmwareTold.status } : {}) },
    queued: core.outbox.kept,
    evses: core.evses.map((evse) => evseStatus(core, evse)),
  };
}

/** What people call a transaction: 1.6 shows the CSMS's number. */
export function transactionName({ id, number }: Transaction, version: StationCore['config']['version']): string {
  return version === '1.6' && number !== undefined ? String(number) : id;
}

function evseStatus(core: StationCore, evse: Evse): EvseStatus {
  const { path, transaction } = evse;
  advance(core, evse);
  const { power } = path.flow;
  return {
    id: evse.id,
    available: isOperative(core, evse),
    parked: evse.parked,
    connectors: path.connectors.map((connector): ConnectorStatus => ({
      id: connector.id,
      type: connector.type,
      status: core.dialect.connectorStatus(core, evse, connector),
      plugged: connector.plugged,
      locked: connector.locked,
      ...(connector.fault === undefined ? {} : { fault: connector.fault }),
      ...(path.inUse === connector && path.ev ? { soc: Math.round(path.ev.soc * 10) / 10 } : {}),
    })),
    ...(transaction ? { transaction: {
      id: transactionName(transaction, core.config.version),
      ...(transaction.token === undefined ? {} : { idToken: transaction.token.idToken }),
      chargingState: chargingStateOf(evse.chargingFacts),
      startedAt: transaction.startedAt,
      energy: Math.max(0, path.shown - transaction.meterStart),
    } } : {}),
    power: Math.round(power),
    current: Math.round((power / path.livePhases / path.voltage) * 100) / 100,
    voltage: Math.round(path.voltage * 10) / 10,
    register: path.shown,
    ...(path.limit ? { limit: { value: path.limit.value, unit: path.limit.unit } } : {}),
  };
}
