import path from 'node:path';

export interface DesktopArguments {
  /** Folder for everything that is kept. */
  readonly data?: string;
  /** A log to show. */
  readonly file?: string;
}

/**
 * What the desktop was started with. Chromium adds switches of its own, and Electron the program's folder, when it is
 * not packaged; both are passed over.
 *
 * @param own paths that are the program itself
 */
export function readDesktopArguments(argv: readonly string[], cwd: string, own: readonly string[]): DesktopArguments {
  let data: string | undefined;
  let file: string | undefined;
  const rest = argv.slice(1);
  for (let at = 0; at < rest.length; at += 1) {
    const one = rest[at] ?? '';
    if (one === '--data') {
      at += 1;
      data = rest[at];
    } else if (one.startsWith('--data=')) {
      data = one.slice('--data='.length);
    } else if (!one.startsWith('-') && !own.includes(path.resolve(cwd, one))) {
      file ??= path.resolve(cwd, one);
    }
  }
  return { ...(data === undefined ? {} : { data: path.resolve(cwd, data) }), ...(file === undefined ? {} : { file }) };
}
