import type { Handlers } from '../../ipc/contract';
import type { OcppVersion } from '../../ocpp/version';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';

/** The charging session that a newcomer watches takes about a quarter of a minute. */
const METER_VALUES = 5;
const METER_INTERVAL_S = 60;
const SPEED = 30;
/** A person's pace: long enough to read what each step brought about. */
const PAUSE_MS = 1500;

/** A token that the CSMS knows from the start. */
const TOKEN = 'T01';

export function demoHandlers(workbench: Workbench): Pick<Handlers, 'demo.start'> {
  return {
    'demo.start': async ({ version }) => {
      const url = await ownUrl(workbench);
      if (!url.ok) return fail('failed', url.message);
      if (workbench.shown !== workbench.live) workbench.show(workbench.live);
      const id = freshId(workbench, version);
      const wanted = { id, url: url.url, version, meterInterval: METER_INTERVAL_S, speed: SPEED, ...credentials(workbench, id) };
      const station = workbench.simulator.add({ ...wanted, ...await workbench.putUp(wanted) });
      if (typeof station === 'string') return fail('refused', station);
      // The session goes on by itself; how it went is in the log, and what went wrong among the problems.
      void station.chargeOnce({ evse: 1, connector: 1, idToken: TOKEN, meterValues: METER_VALUES, pauseMs: PAUSE_MS }).then(({ ok, message }) => {
        if (!ok) workbench.problems.add({ severity: 'error', message: `The charging session of ${id} did not come to its end: ${message}`, about: `station:${id}` });
      });
      return done({ station: id });
    },
  };
}

/** Where a station in this process reaches the CSMS; starts it on loopback when it does not run. */
async function ownUrl(workbench: Workbench): Promise<{ ok: true; url: string } | { ok: false; message: string }> {
  const { csms } = workbench;
  if (!csms.running) {
    const { host, port } = csms.settings;
    const started = await workbench.startCsms({ host: '127.0.0.1', port: 0 });
    // Where a person wants it to listen stays as it was, for the next start.
    csms.configure({ host, port });
    if (typeof started === 'string') return { ok: false, message: started };
  }
  const { running } = csms;
  if (!running) return { ok: false, message: 'The CSMS does not run.' };
  const host = running.host === '0.0.0.0' || running.host === '' ? '127.0.0.1' : running.host === '::' ? '[::1]' : running.host.includes(':') ? `[${running.host}]` : running.host;
  const path = csms.settings.path.replace(/^\/+|\/+$/g, '');
  return { ok: true, url: `${running.secure ? 'wss' : 'ws'}://${host}:${running.port}${path === '' ? '' : `/${path}`}` };
}

/** When the CSMS asks for passwords or certificates, the station has to bring one. */
function credentials({ csms }: Workbench, id: string): { password?: string; securityProfile: 1 | 2 | 3 } | undefined {
  if (csms.settings.securityProfile === 3 && csms.running?.secure) return { securityProfile: 3 };
  const password = csms.settings.passwords[id] ?? csms.settings.passwords['*'];
  return password === undefined ? undefined : { password, securityProfile: csms.running?.secure ? 2 : 1 };
}

function freshId(workbench: Workbench, version: OcppVersion): string {
  const base = `DEMO-${version.replaceAll('.', '')}`;
  const taken = (id: string): boolean => workbench.simulator.get(id) !== undefined || workbench.live.journal.stations.has(id);
  for (let n = 1; ; n += 1) if (!taken(`${base}-${n}`)) return `${base}-${n}`;
}
