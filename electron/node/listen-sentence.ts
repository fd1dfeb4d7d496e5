/** Why a server could not listen, as a sentence that says what to do. */
export function listenSentence(error: unknown, host: string, port: number): string {
  const code = codeOf(error);
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use already. Choose another one, or stop what listens at ${place}.`;
    case 'EACCES':
    case 'EPERM':
      return port > 0 && port < 1024
        ? `This user may not listen on port ${port}. Choose a port from 1024 on, or give the permission for lower ones.`
        : `The system does not let this program listen at ${place}. Choose another port, or look at the firewall's rules.`;
    case 'EADDRNOTAVAIL':
      return `No network interface of this machine has the address ${host}. Choose one that it has, 127.0.0.1 for this machine alone, or 0.0.0.0 for all.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address and no name that this machine can resolve. Choose an address such as 127.0.0.1 or 0.0.0.0.`;
    case 'EAFNOSUPPORT':
      return `This machine has no IPv6, so ${host} cannot be listened on. Choose an IPv4 address such as 127.0.0.1 or 0.0.0.0.`;
    case 'ERR_SOCKET_BAD_PORT':
      return `${port} is no port. Choose one from 1 to 65535, or 0 for any free one.`;
    default:
      return `Listening at ${place} failed: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** The system's code of an error, such as ECONNREFUSED. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  // With several addresses of one name, Node gathers the failures of all.
  return Array.isArray(errors) ? codeOf(errors[0]) : undefined;
}
