import fs from 'node:fs/promises';
import { WebSocket } from 'ws';
import { wsWire } from '../../../electron/node/ws-wire';
import { createClient, type Client } from '../../../shared/ipc/client';
import type { CommandInput, CommandName, CommandOutput, ToHost, ToWindow } from '../../../shared/ipc/contract';
import { serve, type Served } from '../../support/serve';

const TOKEN = 'end-to-end';

/** The headless host in a process of its own, which can be killed and started again at the same address. */
export class Host {
  readonly #data: string;
  readonly #port: number;
  #served: Served | undefined;

  /** Starts a host on a free port with a fresh data folder. */
  static async start(): Promise<Host> {
    return new Host(await serve({ args: ['--token', TOKEN] }));
  }

  private constructor(served: Served) {
    this.#served = served;
    this.#data = served.data;
    this.#port = Number(new URL(served.url).port);
  }

  /** Address of the page, with the token. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/#token=${TOKEN}`;
  }

  /** Folder of its journals and of what the window remembers. */
  get data(): string {
    return this.#data;
  }

  /** Ends it without any chance to tidy up. */
  async kill(): Promise<void> {
    await this.#served?.kill();
    this.#served = undefined;
  }

  /** Starts it again after `kill`: same port, same token, same data; `file` is a log to show. */
  async restart(file?: string): Promise<void> {
    this.#served = await serve({ data: this.#data, port: this.#port, args: ['--token', TOKEN, ...(file === undefined ? [] : [file])] });
  }

  /** Asks the host as a window would; throws with its sentence when it refuses. */
  async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    return this.#asWindow(async (client) => {
      const reply = await client.call(name, input);
      if (!reply.ok) throw new Error(reply.error.message);
      return reply.value;
    });
  }

  /** The journal that is shown, as a window saves it. */
  async saved(): Promise<string> {
    return this.#asWindow(async (client) => {
      const fetched = new Promise<string>((resolve, reject) => client.on('download.ready', ({ place }) => {
        fetch(`http://127.0.0.1:${this.#port}/${place}?token=${TOKEN}`).then((answer) => answer.text()).then(resolve, reject);
      }));
      const reply = await client.call('log.save', {});
      if (!reply.ok) throw new Error(reply.error.message);
      return fetched;
    });
  }

  async #asWindow<Result>(act: (client: Client) => Promise<Result>): Promise<Result> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}/host?token=${TOKEN}`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    try {
      return await act(createClient(wsWire<ToHost, ToWindow>(socket), { clock: { after } }));
    } finally {
      socket.close();
    }
  }

  /** Starts the CSMS on a free port of loopback; gives the URL that a station connects to, without its identity. */
  async startCsms(settings: CommandInput<'csms.start'>['settings'] = {}): Promise<string> {
    const { running, settings: { path } } = await this.call('csms.start', { settings: { host: '127.0.0.1', port: 0, ...settings } });
    if (!running) throw new Error('The CSMS has not started.');
    return `ws://127.0.0.1:${running.port}${path}`;
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.#served?.stop();
    await fs.rm(this.#data, { recursive: true, force: true });
  }
}

function after(delayMs: number, run: () => void): { cancel: () => void } {
  const timer = setTimeout(run, delayMs);
  return { cancel: () => clearTimeout(timer) };
}
