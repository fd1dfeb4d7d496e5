import type { CsmsApi } from '../../csms/api';
import type { CsmsAct } from '../run/stage';

type Used = Pick<CsmsApi, 'sendLocalList' | 'startPaid' | 'updateFirmware' | 'publishFirmware' | 'requestLog' | 'operate'>;

/** Does at a CSMS of ours what a step asks for. */
export function csmsActs(csms: Used, station: string, act: CsmsAct): void {
  switch (act.kind) {
    case 'send-local-list': void csms.sendLocalList(station, act.update); break;
    case 'start-paid': void csms.startPaid(station, act.evse, act.limits); break;
    case 'update-firmware': void csms.updateFirmware(station, act); break;
    case 'publish-firmware': void csms.publishFirmware(station, act); break;
    case 'request-log': void csms.requestLog(station, act); break;
    default: void csms.operate(station, act);
  }
}
