/** Names of every machine for itself. */
const LOCAL = ['localhost', '127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::', ''];

/** Host names and addresses under which stations reach a server: what its certificate is made out to. */
export function serverNames({ host, tlsNames }: { readonly host: string; readonly tlsNames: readonly string[] }): string[] {
  return [...new Set([...tlsNames, ...(EVERYWHERE.includes(host) ? [] : [host]), ...LOCAL])];
}
