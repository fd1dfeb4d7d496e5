import { describe, expect, test } from 'vitest';
import { readDesktopArguments } from './desktop-arguments';

const read = (...argv: string[]) => readDesktopArguments(['/opt/electron', ...argv], '/home/me', ['/opt/workbench', '/opt/workbench/dist/electron/main.js']);

describe('what the desktop is started with', () => {
  test.each<[string[], ReturnType<typeof read>]>([
    [[], {}],
    [['/opt/workbench'], {}],
    [['--no-sandbox', '/opt/workbench', '--data', 'kept', 'session.log'], { data: '/home/me/kept', file: '/home/me/session.log' }],
    [['--data=/var/kept', '/tmp/a b.log'], { data: '/var/kept', file: '/tmp/a b.log' }],
    [['--original-process-start-time=123', '--allow-file-access-from-files', 'x.log'], { file: '/home/me/x.log' }],
    [['a.log', 'b.log'], { file: '/home/me/a.log' }],
    [['--data'], {}],
  ])('%j', (argv, expected) => {
    expect(read(...argv)).toEqual(expected);
  });
});
