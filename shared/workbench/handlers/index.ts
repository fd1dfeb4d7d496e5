import type { Handlers } from '../../ipc/contract';
import type { WindowView } from '../window-view';
import type { Workbench } from '../workbench';
import { Offers } from '../offers';
import { appHandlers } from './app';
import { csmsHandlers } from './csms';
import { demoHandlers } from './demo';
import { fileHandlers } from './files';
import { handOverHandlers } from './hand-over';
import { findingHandlers } from './findings';
import { journalHandlers } from './journal';
import { logHandlers } from './log';
import { previewHandlers } from './preview';
import { selectionHandlers } from './selection';
import { markHandlers } from './marks';
import { sendHandlers } from './send';
import { snapshotHandlers } from './snapshots';
import { stationHandlers } from './stations';
import { tapHandlers } from './tap';
import { timelineHandlers } from './timeline';
import { useCaseHandlers } from './use-cases';
import { viewHandlers } from './views';

/** The answers to every command of the contract, for one window. */
export function handlersOf(workbench: Workbench, window: WindowView): Handlers {
  const offers = new Offers();
  window.onClose(() => offers.clear());
  return {
    ...appHandlers(workbench),
    ...csmsHandlers(workbench),
    ...demoHandlers(workbench),
    ...fileHandlers(workbench),
    ...findingHandlers(workbench),
    ...handOverHandlers(workbench, offers),
    ...journalHandlers(workbench, window),
    ...logHandlers(workbench, window, offers),
    ...markHandlers(workbench, window),
    ...previewHandlers(workbench, offers),
    ...selectionHandlers(workbench, window),
    ...sendHandlers(workbench),
    ...snapshotHandlers(workbench),
    ...stationHandlers(workbench),
    ...tapHandlers(workbench),
    ...timelineHandlers(workbench, window),
    ...useCaseHandlers(workbench),
    ...viewHandlers(workbench, window),
  };
}
