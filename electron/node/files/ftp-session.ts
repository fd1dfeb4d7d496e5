import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { isRefusal, type FileHandler, type FileRefusal, type FileVisitor } from '../../../shared/platform/file-server';
import type { TlsListenOptions } from '../../../shared/platform/socket';
import { plainAddress } from '../http-headers';
import { PassiveData } from './ftp-data';

const IDLE_MS = 5 * 60_000;
/** No line of a command is longer. */
const LONGEST_LINE = 2048;

/** What FTP says for a status of HTTP (RFC 959 §4.2). */
const REPLIES: Readonly<Record<FileRefusal['status'], string>> = {
  400: '501 This cannot be understood.', 403: '553 This is not allowed.', 404: '550 There is nothing here.', 405: '504 This cannot be done here.',
  413: '552 The file is too large.', 500: '451 This server has failed.', 503: '450 This server is not available just now.',
};

/** One client's connection: reads its commands one after the other. */
export class FtpSession {
  #socket: Socket;
  readonly #handler: FileHandler;
  readonly #tls: TlsListenOptions | undefined;
  readonly #gone: () => void;
  readonly #remote: string;
  readonly #local: string;
  #rest = '';
  #queue: Promise<void> = Promise.resolve();
  #data: PassiveData | undefined;
  #folder = '/';
  #offset = 0;
  #user: string | undefined;
  #loggedIn = false;
  #privateData = false;

  constructor(socket: Socket, handler: FileHandler, tls: TlsListenOptions | undefined, gone: () => void) {
    this.#socket = socket;
    this.#handler = handler;
    this.#tls = tls;
    this.#gone = gone;
    this.#remote = plainAddress(socket.remoteAddress);
    this.#local = plainAddress(socket.localAddress);
    this.#listen(socket);
    this.#say('220 OCPP Workbench');
  }

  drop(): void {
    this.#data?.close();
    this.#socket.destroy();
  }

  #listen(socket: Socket): void {
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#data?.close();
      if (socket === this.#socket) this.#gone();
    });
    socket.on('data', (chunk: Buffer) => this.#read(chunk.toString('utf8')));
  }

  #read(text: string): void {
    this.#rest += text;
    const lines = this.#rest.split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#queue = this.#queue.then(() => this.#do(line)).catch(() => void this.#socket.destroy());
    // Nobody sends a line as long as that but who wants to do harm.
    if (this.#rest.length > LONGEST_LINE) this.#queue = this.#queue.then(() => void this.#socket.destroySoon());
  }

  async #do(line: string): Promise<void> {
    const [, word = '', argument = ''] = /^\s*([A-Za-z]{3,4})(?: (.*))?$/s.exec(line.slice(0, LONGEST_LINE)) ?? [];
    const command = word.toUpperCase();
    switch (command) {
      case 'USER': this.#user = argument; return this.#say('331 Any password will do.');
      case 'PASS':
        if (this.#user === undefined) return this.#say('503 The user comes first.');
        this.#loggedIn = true;
        return this.#say('230 Logged in.');
      case 'AUTH': return this.#secure(argument);
      case 'PBSZ': return this.#say('200 PBSZ=0');
      case 'PROT': this.#privateData = argument.toUpperCase() === 'P'; return this.#say('200 As you wish.');
      case 'FEAT': return this.#say(`211-Features:\r\n EPSV\r\n UTF8\r\n REST STREAM\r\n SIZE${this.#tls ? '\r\n AUTH TLS\r\n PBSZ\r\n PROT' : ''}\r\n211 End`);
      case 'SYST': return this.#say('215 UNIX Type: L8');
      case 'NOOP':
      case 'OPTS':
      case 'ALLO':
      case 'ACCT':
      case 'CLNT': return this.#say('200 Very well.');
      case 'QUIT': this.#say('221 Goodbye.'); return void this.#socket.end();
    }
    if (!this.#loggedIn) return this.#say('530 Log in first.');
    await this.#doLoggedIn(command, argument);
  }

  async #doLoggedIn(command: string, argument: string): Promise<void> {
    switch (command) {
      // Files are moved as they are in any case: nobody wants line ends of firmware changed.
      case 'TYPE': return this.#say('200 Binary it is.');
      case 'MODE': return this.#say(argument.toUpperCase() === 'S' ? '200 Stream.' : '504 Stream alone.');
      case 'STRU': return this.#say(argument.toUpperCase() === 'F' ? '200 File.' : '504 File alone.');
      case 'PWD':
      case 'XPWD': return this.#say(`257 "${this.#folder.replaceAll('"', '""')}"`);
      // Folders are only a way to write a path: whether something is there shows when it is used.
      case 'CWD':
      case 'XCWD': this.#folder = this.#path(argument); return this.#say('250 Very well.');
      case 'CDUP': this.#folder = this.#path('..'); return this.#say('250 Very well.');
      case 'MKD':
      case 'XMKD': return this.#say(`257 "${this.#path(argument).replaceAll('"', '""')}"`);
      case 'PASV':
      case 'EPSV': return this.#passive(command, argument);
      case 'REST': return this.#restart(argument);
      case 'SIZE': return this.#size(argument);
      case 'RETR': return this.#send(argument);
      case 'STOR': return this.#take(argument);
      case 'ABOR': this.#data?.close(); this.#data = undefined; return this.#say('226 Nothing is under way.');
      case 'LIST':
      case 'NLST':
      case 'MLSD': return this.#listNothing();
      case 'PORT':
      case 'EPRT': return this.#say('502 Passive mode alone (PASV, EPSV).');
      default: return this.#say('502 This server has no such command.');
    }
  }

  async #passive(command: string, argument: string): Promise<void> {
    this.#data?.close();
    this.#data = undefined;
    if (/^all$/i.test(argument)) return this.#say('200 EPSV it is.');
    const data = await PassiveData.open(this.#local, this.#remote, this.#privateData ? this.#tls : undefined);
    this.#data = data;
    if (command === 'EPSV') return this.#say(`229 Entering extended passive mode (|||${data.port}|)`);
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(this.#local)) return this.#say('425 EPSV is for addresses like this one.');
    this.#say(`227 Entering passive mode (${this.#local.replaceAll('.', ',')},${data.port >> 8},${data.port & 0xff})`);
  }

  #restart(argument: string): void {
    if (!/^\d{1,15}$/.test(argument)) return this.#say('501 It should be a number of bytes.');
    this.#offset = Number(argument);
    this.#say('350 Go on.');
  }

  #size(argument: string): void {
    const served = this.#handler.read(this.#path(argument), this.#visitor());
    if (isRefusal(served)) return this.#say(REPLIES[served.status]);
    served.close(false);
    this.#say(`213 ${served.bytes.length}`);
  }

  async #send(argument: string): Promise<void> {
    const offset = this.#offset;
    this.#offset = 0;
    const data = this.#takeData();
    if (!data) return;
    const served = this.#handler.read(this.#path(argument), this.#visitor());
    if (isRefusal(served)) {
      data.close();
      return this.#say(REPLIES[served.status]);
    }
    this.#say('150 Here it comes.');
    const complete = await data.send(served.bytes.subarray(offset));
    served.close(complete);
    this.#say(complete ? '226 That was all.' : '426 The data connection broke.');
  }

  async #take(argument: string): Promise<void> {
    // A part alone would be no file.
    const resumed = this.#offset > 0;
    this.#offset = 0;
    const data = this.#takeData();
    if (!data) return;
    const path = this.#path(argument);
    const taken = resumed ? { status: 405 } as const : this.#handler.write(path, this.#visitor());
    if (isRefusal(taken)) {
      data.close();
      return this.#say(REPLIES[taken.status]);
    }
    this.#say('150 Send it.');
    const bytes = await data.receive(taken.limit);
    if (bytes === 'too-large') return this.#say(REPLIES[413]);
    if (bytes === 'broken') return this.#say('426 The data connection broke.');
    taken.done(bytes, path.split('/').at(-1));
    this.#say('226 It is here.');
  }

  async #listNothing(): Promise<void> {
    const data = this.#takeData();
    if (!data) return;
    this.#say('150 There is nothing to list.');
    await data.send(Buffer.alloc(0));
    this.#say('226 That was all.');
  }

  #takeData(): PassiveData | undefined {
    const data = this.#data;
    this.#data = undefined;
    if (!data) this.#say('425 PASV or EPSV comes first.');
    return data;
  }

  #secure(argument: string): void {
    if (!this.#tls || !/^TLS/i.test(argument)) return this.#say('504 There is no such security.');
    this.#say('234 Begin.');
    const { certificate, key } = this.#tls;
    const plain = this.#socket;
    plain.removeAllListeners('data');
    this.#socket = new TLSSocket(plain, { isServer: true, secureContext: createSecureContext({ cert: certificate, key, minVersion: 'TLSv1.2' }) });
    this.#rest = '';
    this.#listen(this.#socket);
  }

  /** An absolute path; nothing in it ever reaches a disk. */
  #path(argument: string): string {
    const parts: string[] = [];
    for (const part of `${argument.startsWith('/') ? '' : this.#folder}/${argument}`.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  #visitor(): FileVisitor {
    return { scheme: 'ftp', remote: this.#remote };
  }

  #say(text: string): void {
    if (this.#socket.writable) this.#socket.write(`${text}\r\n`);
  }
}
