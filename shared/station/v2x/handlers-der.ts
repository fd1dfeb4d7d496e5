import type { Actions } from '../../../schemas/generated/v21.types';
import { clearControls, findControls, isSupported, reportParts, setControl } from '../blocks/der-control';
import { triggerMessage } from '../blocks/triggers';
import type { Handlers } from '../core/handlers';

/** R04: what the grid wants of the station (2.1). */
export const DER_HANDLERS: Handlers<Actions> = {
  SetDERControl: (core, request) => {
    const result = setControl(core, request);
    if (result.ok) return { status: 'Accepted', ...(result.supersededIds.length === 0 ? {} : { supersededIds: [...result.supersededIds] }) };
    const { status, fault } = result;
    return { status, ...(fault ? { statusInfo: { reasonCode: fault.reasonCode, additionalInfo: fault.message.slice(0, 512) } } : {}) };
  },
  GetDERControl: (core, request) => {
    if (!isSupported(request.controlType)) return { status: 'NotSupported' };
    const found = findControls(core, request);
    if (found.length === 0) return { status: 'NotFound' };
    triggerMessage(core, reportParts(request.requestId, found).map((payload) => ({ action: 'ReportDERControl', payload })));
    return { status: 'Accepted' };
  },
  ClearDERControl: (core, request) => {
    if (!isSupported(request.controlType)) return { status: 'NotSupported' };
    const all = request.controlType === undefined && request.controlId === undefined;
    // R04.FR.44: clearing all of a kind succeeds, whether there are any or not.
    return { status: clearControls(core, request) > 0 || all ? 'Accepted' : 'NotFound' };
  },
};
