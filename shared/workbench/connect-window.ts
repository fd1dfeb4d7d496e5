import type { ToHost, ToWindow, Wire } from '../ipc/contract';
import { serve } from '../ipc/server';
import type { Workbench } from './workbench';

/**
 * Serves a window over its wire, for as long as the wire is open.
 *
 * @param onFault told of faults of the workbench's own, which no window should have to read
 */
export function connectWindow(workbench: Workbench, wire: Wire<ToWindow, ToHost>, onFault: (message: string, cause?: unknown) => void): void {
  const window = workbench.attach((name, value) => served.publish(name, value));
  const served = serve(window.handlers, wire, { onFault });
  wire.onClose(() => window.detach());
}
