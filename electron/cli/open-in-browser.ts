import { spawn } from 'node:child_process';

/** Hands a URL to the desktop's browser; says so when that fails. */
export function openInBrowser(url: string, complain: (line: string) => void): void {
  const [command, args] = openerOf(process.platform, url);
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => complain('No browser could be opened; open the address above yourself.'));
  child.unref();
}

function openerOf(platform: NodeJS.Platform, url: string): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [url]];
  // `start` would cut the address at an ampersand.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}
