import type { Certificates } from '../../platform/certificates';
import type { Clock } from '../../platform/clock';
import type { FileListening, FileServer } from '../../platform/file-server';
import type { FileScheme } from '../../platform/file-url';
import { makeFirmware, type FirmwareWish } from '../../platform/firmware-image';
import type { Random } from '../../platform/random';
import type { TlsListenOptions } from '../../platform/socket';
import { BoundedList } from '../state/bounded-list';
import type { FileFlaw, FilesState, FileServerSettings, OfferedFile, ReceivedFile, UploadStore } from './api';
import { FileDesk, plainName } from './desk';

export interface FilesPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly certificates: Certificates;
  readonly server: FileServer;
  /** Uploads are kept in memory, and lost at the end, without one. */
  readonly store?: UploadStore;
  /** A sentence for the journal. */
  readonly note: (message: string, station?: string) => void;
  readonly changed: () => void;
}

interface Offer {
  readonly file: OfferedFile;
  readonly bytes: Uint8Array;
  fetched: number;
}

/** Uploads that are listed; the oldest make room. */
const RECEIVED = 100;

/** The CSMS's file server: firmware for stations, and a place for their logs. */
export class CsmsFiles {
  readonly #ports: FilesPorts;
  readonly #desk = new FileDesk();
  readonly #offers = new Map<string, Offer>();
  readonly #received = new BoundedList<ReceivedFile>(RECEIVED);
  readonly #bytes = new Map<string, Uint8Array>();
  #listening: FileListening | undefined;
  #failure: string | undefined;

  constructor(ports: FilesPorts) {
    this.#ports = ports;
  }

  state(): FilesState {
    return {
      ports: this.#listening?.ports ?? {},
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      offered: Array.from(this.#offers.values(), ({ file, fetched }) => ({ ...file, fetched })),
      received: [...this.#received.items],
    };
  }

  /** Begins to listen. What fails is told in the state: the CSMS itself does without. */
  async start(host: string, { http, https, ftp }: FileServerSettings, tls: TlsListenOptions | undefined): Promise<void> {
    await this.stop();
    try {
      this.#listening = await this.#ports.server.listen({
        host, handler: this.#desk, ...(tls ? { tls } : {}),
        ports: { ...(http === undefined ? {} : { http }), ...(https === undefined || !tls ? {} : { https }), ...(ftp === undefined ? {} : { ftp }) },
      });
      this.#failure = undefined;
    } catch (error) {
      this.#failure = `The file server does not run: ${error instanceof Error ? error.message : String(error)}`;
      this.#ports.note(this.#failure);
    }
    this.#ports.changed();
  }

  async stop(): Promise<void> {
    const listening = this.#listening;
    this.#listening = undefined;
    await listening?.close();
    if (listening) this.#ports.changed();
  }

  /** Offers a file. */
  async offer(name: string, bytes: Uint8Array): Promise<OfferedFile> {
    const { clock, certificates } = this.#ports;
    const [md5, sha256] = [await certificates.digest('MD5', bytes), await certificates.digest('SHA256', bytes)];
    const id = this.#token();
    const plain = plainName(name);
    const path = this.#desk.offer(id, { name: plain, bytes, fetched: ({ scheme, remote }) => this.#fetched(id, `${remote} has fetched it by ${scheme.toUpperCase()}.`) });
    const file: OfferedFile = { id, name: plain, size: bytes.length, md5, sha256, at: clock.now(), path, fetched: 0 };
    this.#offers.set(id, { file, bytes, fetched: 0 });
    this.#ports.changed();
    return file;
  }

  /** Makes test firmware, and offers it. */
  async offerTest(wish: FirmwareWish): Promise<OfferedFile> {
    return this.offer(`test-firmware-${wish.version}.bin`, await makeFirmware(this.#ports.certificates, wish));
  }

  withdraw(id: string): boolean {
    const offer = this.#offers.get(id);
    if (!offer) return false;
    this.#offers.delete(id);
    this.#desk.withdraw(({ bytes }) => bytes === offer.bytes);
    this.#ports.changed();
    return true;
  }

  find(id: string): { readonly file: OfferedFile; readonly bytes: Uint8Array } | undefined {
    return this.#offers.get(id);
  }

  /** A path of its own to an offered file, for one station. */
  grant(id: string, station: string, flaw: FileFlaw | undefined): string | undefined {
    const offer = this.#offers.get(id);
    if (!offer) return undefined;
    return this.#desk.offer(this.#token(), {
      name: offer.file.name, bytes: offer.bytes, ...(flaw ? { flaw } : {}),
      fetched: ({ scheme }) => this.#fetched(id, `${station} has fetched it by ${scheme.toUpperCase()}.`, station),
    });
  }

  /** The path of a folder for one upload of a station. */
  expect(station: string, requestId: number | undefined, limit: number, flaw: FileFlaw | undefined): string {
    return this.#desk.await(this.#token(), {
      limit, ...(flaw ? { flaw } : {}),
      received: (bytes, name, { scheme }) => void this.#receive(bytes, { name, station, scheme, ...(requestId === undefined ? {} : { requestId }) }),
    });
  }

  /** A URL on this server; undefined when it does not speak that protocol. */
  url(path: string, scheme: FileScheme, host: string): string | undefined {
    const port = this.#listening?.ports[scheme];
    return port === undefined ? undefined : `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
  }

  /** The bytes of a received file; undefined when there is none, or it is gone. */
  async read(id: string): Promise<Uint8Array | undefined> {
    const file = this.#received.items.find((one) => one.id === id);
    if (!file) return undefined;
    return this.#bytes.get(id) ?? (file.stored === undefined ? undefined : await this.#ports.store?.read(file.stored).catch(() => undefined));
  }

  async #receive(bytes: Uint8Array, from: Pick<ReceivedFile, 'name' | 'station' | 'requestId' | 'scheme'>): Promise<void> {
    const { clock, store, note, changed } = this.#ports;
    const at = clock.now();
    const id = this.#token();
    let stored: string | undefined;
    try {
      stored = await store?.save(`${new Date(at).toISOString().replace(/[:.]/g, '-')}-${plainName(from.station)}-${from.name}`, bytes);
    } catch (error) {
      note(`${from.name} of ${from.station} could not be kept on the disk: ${error instanceof Error ? error.message : String(error)}`, from.station);
    }
    if (stored === undefined) this.#bytes.set(id, bytes);
    this.#received.add({ id, ...from, size: bytes.length, at, ...(stored === undefined ? {} : { stored }) });
    const listed = new Set(this.#received.items.map((one) => one.id));
    for (const kept of this.#bytes.keys()) if (!listed.has(kept)) this.#bytes.delete(kept);
    note(`${from.name} was received from ${from.station} by ${from.scheme.toUpperCase()}: ${bytes.length} bytes.`, from.station);
    changed();
  }

  #fetched(id: string, sentence: string, station?: string): void {
    const offer = this.#offers.get(id);
    if (!offer) return;
    offer.fetched += 1;
    this.#ports.note(`${offer.file.name}: ${sentence}`, station);
    this.#ports.changed();
  }

  #token(): string {
    return this.#ports.random.uuid().replaceAll('-', '');
  }
}
