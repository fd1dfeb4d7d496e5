import type { JsonObject, JsonValue } from '../../ocpp/json';
import { answerDataTransfer, type DataTransferStatus, type VendorHandler, vendorHandlersFault } from '../../ocpp/vendor-handlers';
import type { ActResult } from '../api';
import type { StationCore } from '../core/core';

/** Answers a vendor's own message as a person has set the station up for it (P01). */
export function dataTransfer(core: StationCore, request: JsonObject): { status: DataTransferStatus; data?: JsonValue } {
  const { payload, note } = answerDataTransfer(core.vendorHandlers, request, core.config.version);
  if (note !== undefined) core.note(note);
  return payload;
}

/** Sets the station up for vendors' messages. */
export function setVendorHandlers(core: StationCore, handlers: readonly VendorHandler[]): ActResult {
  const fault = vendorHandlersFault(handlers);
  if (fault !== undefined) return { ok: false, message: fault };
  core.vendorHandlers = handlers;
  core.changed();
  return { ok: true };
}
