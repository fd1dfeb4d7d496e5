/** Ways to move a file that OCPP names (FileTransferProtocols), as far as the workbench has them. */
export const FILE_SCHEMES = ['http', 'https', 'ftp', 'ftps'] as const;
export type FileScheme = (typeof FILE_SCHEMES)[number];

/** Ports where none is named. */
const PORTS: Readonly<Record<FileScheme, number>> = { http: 80, https: 443, ftp: 21, ftps: 990 };

/** A place where a file lies, or shall lie. */
export interface FileUrl {
  readonly scheme: FileScheme;
  readonly user?: string;
  readonly password?: string;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Still percent-encoded, with its query; begins with '/'. */
  readonly path: string;
}

const FORM = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@]*)@)?(\[[0-9a-f:.%]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?([/?][^#\s]*)?(?:#.*)?$/i;

export type ReadUrl =
  | { readonly ok: true; readonly url: FileUrl }
  /** `scheme`: the URL names a protocol that is none of ours. */
  | { readonly ok: false; readonly fault: 'bad-url' | 'scheme'; readonly message: string };

/** Reads a URL such as `ftp://user:password@host:21/logs/`. */
export function readFileUrl(text: string): ReadUrl {
  const [, scheme = '', login, host = '', port, path = '/'] = FORM.exec(text.trim()) ?? [];
  if (host === '') return { ok: false, fault: 'bad-url', message: `${shown(text)} is no URL; it should be like http://192.168.1.10:8080/file.bin.` };
  const known = FILE_SCHEMES.find((one) => one === scheme.toLowerCase());
  if (!known) return { ok: false, fault: 'scheme', message: `${scheme}:// is not one of ${FILE_SCHEMES.map((one) => `${one}://`).join(', ')}.` };
  const number = port === undefined ? PORTS[known] : Number(port);
  if (number < 1 || number > 65_535) return { ok: false, fault: 'bad-url', message: `${number} is no port.` };
  const [user, password] = login === undefined ? [] : login.split(/:(.*)/s);
  return { ok: true, url: {
    scheme: known, host: host.replace(/^\[|\]$/g, ''), port: number, path: path.startsWith('/') ? path : `/${path}`,
    ...(user === undefined || user === '' ? {} : { user: decoded(user) }),
    ...(password === undefined ? {} : { password: decoded(password) }),
  } };
}

/** The URL of a file that is put into a folder: what ends with '/' is a folder, anything else is the file itself. */
export function inFolder(location: string, name: string, always = false): string {
  if (location.endsWith('/')) return `${location}${encodeURIComponent(name)}`;
  return always ? `${location}/${encodeURIComponent(name)}` : location;
}

/** A URL as it may be shown: without the password. */
export function shownUrl(text: string): string {
  return text.replace(/^([a-z+.-]+:\/\/[^/?#@:]*):[^/?#@]*@/i, '$1:****@');
}

/** Percent-encoded text, or as it is when it is not properly encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shown(text: string): string {
  return text === '' ? 'Nothing' : `“${shownUrl(text.slice(0, 80))}”`;
}
