/**
 * WebSockets as the core sees them. Adapters over `ws` are in electron/node, an in-memory pair is in
 * shared/platform/memory-sockets.ts; one contract suite runs over all of them.
 */

/** An open WebSocket, seen from one of its ends. */
export interface Socket {
  /** The subprotocol both ends agreed on, or '' when there is none. */
  readonly protocol: string;
  /** Bytes accepted by `send` but not yet handed to the network. */
  readonly bufferedBytes: number;
  /** Sends one text message. Does nothing once the socket is closing. */
  send(text: string): void;
  /** Sends one message of the bytes that `base64` holds: a binary one, or one that calls itself text whatever the bytes are. */
  sendBytes(base64: string, asText?: boolean): void;
  /** Reads no more from the other end until `resume`, which the other end notices sooner or later. A few messages may still come. */
  pause(): void;
  resume(): void;
  /** Sends a ping (RFC 6455 §5.5.2). */
  ping(): void;
  /** Starts the closing handshake. `code` is 1000 or 3000–4999; `reason` at most 123 bytes of UTF-8. */
  close(code?: number, reason?: string): void;
  /** Drops the connection without a closing handshake, as a pulled cable would. */
  terminate(): void;
}

/** What an owner of a socket is told. Every method is called on a turn of its own, never inside `send`. */
export interface SocketHandler {
  /** A text message, exactly as it came. */
  onText(text: string): void;
  /** A message that is not valid text, in base64: binary, or (`asText`) text that is no UTF-8. OCPP-J allows text alone. */
  onBinary(base64: string, asText?: boolean): void;
  onPing(): void;
  onPong(): void;
  /** The socket is gone. 1006 means that no close frame came (RFC 6455 §7.1.5). Called exactly once. */
  onClose(code: number, reason: string): void;
  /** Something failed below; `onClose` follows. */
  onError(message: string): void;
}

/** Name and value, in the order and spelling of the wire. */
export type HeaderList = ReadonlyArray<readonly [name: string, value: string]>;

/** The HTTP request that asks for a WebSocket. */
export interface UpgradeRequest {
  /** Path and query as sent, still percent-encoded. */
  readonly target: string;
  readonly headers: HeaderList;
  /** Subprotocols offered, in order. */
  readonly protocols: readonly string[];
  /** User name and password of HTTP Basic authentication, when there are any. */
  readonly basic?: { readonly user: string; readonly password: string };
  /** It came over TLS. */
  readonly secure?: boolean;
  /** The station's certificate, when it showed one; the listener has found it valid. */
  readonly clientCertificate?: PeerCertificate;
  readonly remoteAddress: string;
  readonly remotePort: number;
}

/** What the certificate of the other end says. */
export interface PeerCertificate {
  readonly commonName?: string;
  readonly organization?: string;
  /** Hexadecimal digits in capitals, without leading zeros. */
  readonly serialNumber: string;
  /** SHA-256, hexadecimal in capitals. */
  readonly fingerprint: string;
  readonly pem: string;
}

/** The server's side of TLS (security profiles 2 and 3): TLS 1.2 at least, and the cipher suites of OCPP (A00.FR.318). */
export interface TlsListenOptions {
  /** PEM of the server's certificate with what leads to its root, and of its key. */
  readonly certificate: string;
  readonly key: string;
  /** PEM of the authorities whose certificates clients must show; without it, none are asked for. */
  readonly clientAuthorities?: string;
}

/** What to do with an upgrade request. */
export type UpgradeDecision =
  | {
      readonly accept: true;
      readonly protocol: string | undefined;
      readonly handler: (socket: Socket) => SocketHandler;
      /** Called instead of `handler` when the client has gone before it was answered. */
      readonly gone?: () => void;
    }
  | { readonly accept: false; readonly status: number; readonly message: string; readonly headers?: HeaderList };

export interface ListenOptions {
  /** Address of the interface, e.g. '127.0.0.1', '0.0.0.0', '::'. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Offer permessage-deflate (RFC 7692). Off by default: it costs ten times the rate on small frames. */
  readonly compress?: boolean;
  /** Listens for wss:// instead of ws://. */
  readonly tls?: TlsListenOptions;
  /** A client was turned away before it could ask for anything, by TLS. */
  readonly onTlsFailure?: (message: string, remoteAddress: string, remotePort: number) => void;
  /** The client waits while a promise is open. */
  readonly decide: (request: UpgradeRequest) => UpgradeDecision | Promise<UpgradeDecision>;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Stops listening and terminates every open socket. */
  close(): Promise<void>;
}

export interface SocketServer {
  /** Rejects with an Error whose message says what to do (port in use, address unknown, no permission). */
  listen(options: ListenOptions): Promise<Listening>;
}

export interface ConnectOptions {
  /** ws:// or wss:// */
  readonly url: string;
  readonly protocols: readonly string[];
  /** `bytes`: each character of the password is one byte (an AuthorizationKey of 1.6); else it is sent as UTF-8. */
  readonly basic?: { readonly user: string; readonly password: string; readonly bytes?: boolean };
  readonly headers?: HeaderList;
  readonly compress?: boolean;
  /** PEM of the authorities to trust instead of the system's (security profiles 2 and 3). */
  readonly ca?: string;
  /** PEM of the client's certificate and key (security profile 3). */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  /** Milliseconds until the attempt is given up. */
  readonly timeoutMs: number;
  readonly handler: (socket: Socket) => SocketHandler;
}

/** How an attempt to connect ended. A failure is a value, since it is the commonest thing in the field. */
export type ConnectResult =
  | { readonly ok: true; readonly socket: Socket; readonly status: number; readonly headers: HeaderList }
  | {
      readonly ok: false;
      /** A sentence for a person: what failed, and what to look at. */
      readonly message: string;
      /** Status of the HTTP answer when the server did answer. */
      readonly status?: number;
      readonly headers?: HeaderList;
      /** The beginning of that answer's body. */
      readonly body?: string;
      /** System code such as ECONNREFUSED, when there is one. */
      readonly code?: string;
      /** What of TLS failed: the server's certificate, its version of TLS, its cipher suites. */
      readonly tls?: 'certificate' | 'version' | 'cipher';
    };

export interface SocketClient {
  connect(options: ConnectOptions): Promise<ConnectResult>;
}
