import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { schemes } from './scheme-server';

type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type SessionApi = Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled' | 'clearCache'>;

/** The session that all windows share: it keeps what the program decides, for a test to ask. */
class Session extends EventEmitter implements SessionApi {
  readonly protocol = schemes;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  readonly webRequest = {
    onHeadersReceived: () => undefined,
    onBeforeRequest: () => undefined,
    onBeforeSendHeaders: () => undefined,
  };
  setPermissionRequestHandler(handler: PermissionRequest): void { this.permissionRequest = handler; }
  setPermissionCheckHandler(handler: PermissionCheck): void { this.permissionCheck = handler; }
  setDevicePermissionHandler(): void { return; }
  setSpellCheckerEnabled(): void { return; }
  async clearCache(): Promise<void> { return; }
}

export const defaultSession = new Session();
