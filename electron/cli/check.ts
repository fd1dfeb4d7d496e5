import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { checkLog } from '../../shared/insight/check-log';
import type { Finding } from '../../shared/insight/finding';
import { loadValidator } from '../../shared/ocpp/validate';
import type { OcppVersion } from '../../shared/ocpp/version';
import { EXIT } from './exit-codes';
import { complain, flushed, Output } from './output';

export interface CheckOptions {
  readonly version?: OcppVersion;
  readonly json?: boolean;
}

/** Exit codes of `check`: the others have "failed" where this has "found something". */
const CLEAN = EXIT.ok;
const VIOLATIONS = EXIT.failed;
const UNREADABLE = 2;

const HOW_VERSION = { option: 'as asked', log: 'as the log says', guess: 'guessed; --version says otherwise' } as const;

/** Prints each violation in a log. */
export async function check(file: string | undefined, options: CheckOptions): Promise<number> {
  const out = new Output(options.json === true);
  const input = await readInput(file);
  if (!input.ok) return unreadable(input.message);
  const report = await checkLog(input.text, { ...(options.version ? { version: options.version } : {}), checkOf: loadValidator });
  if (!report.ok) return unreadable(report.message);
  for (const finding of report.findings) {
    out.object(finding);
    out.say(lineOf(finding, out));
  }
  const { messages, findings, version, versionFrom } = report;
  const found = findings.length === 0 ? out.styled('green', 'no violations') : out.styled('red', plural(findings.length, 'violation'));
  out.say(`${plural(messages, 'message')}, ${found} (OCPP ${version}, ${HOW_VERSION[versionFrom]}).`);
  await flushed();
  return findings.length === 0 ? CLEAN : VIOLATIONS;
}

async function readInput(file: string | undefined): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }> {
  if (file === undefined && process.stdin.isTTY) {
    return { ok: false, message: 'Nothing to check: name a file, or pass the frames by a pipe. `ocpp-workbench check --help` explains.' };
  }
  try {
    return { ok: true, text: file === undefined || file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8') };
  } catch (error) {
    return { ok: false, message: `${file ?? 'The standard input'} cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function unreadable(message: string): number {
  complain(message);
  return UNREADABLE;
}

function lineOf({ line, action, messageId, severity, message, rule, path, reference }: Finding, out: Output): string {
  const what = [action, messageId === undefined ? undefined : `id ${JSON.stringify(messageId)}`].filter((part) => part !== undefined).join(', ');
  const details = [rule, path === '' ? undefined : path, reference].filter((part) => part !== undefined).join(' · ');
  const head = `line ${line}${what === '' ? '' : ` (${what})`}: ${out.styled(severity === 'error' ? 'red' : 'yellow', severity)}: ${message}`;
  return `${head} ${out.styled('dim', `[${details}]`)}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
