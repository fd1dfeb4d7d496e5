import { checkLog } from '../../shared/insight/check-log';
import type { Finding } from '../../shared/insight/finding';
import { loadValidator } from '../../shared/ocpp/validate';
import { EXIT } from './exit-codes';
import { openAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, Output } from './output';

export interface CheckOptions extends ReadingOptions {
  readonly json?: boolean;
}

/** Exit codes of `check`: the others have "failed" where this has "found something". */
const CLEAN = EXIT.ok;
const VIOLATIONS = EXIT.failed;
const UNREADABLE = 2;

const HOW_VERSION = { option: 'as asked', log: 'as the log says', guess: 'guessed; --version says otherwise' } as const;

/** Prints each violation in a log of whatever format. */
export async function check(file: string | undefined, options: CheckOptions): Promise<number> {
  const out = new Output(options.json === true);
  const opened = await openAnyLog(file, options);
  if (!opened.ok) return unreadable(opened.message);
  const { assembled } = opened.imported;
  const { messages, findings } = await checkLog(assembled, loadValidator);
  for (const finding of findings) {
    out.object(finding);
    out.say(lineOf(finding, out));
  }
  const { formats, versions, cut } = opened.summary;
  const [first] = assembled.connections;
  const how = first ? `OCPP ${versions.join(', ')}, ${HOW_VERSION[first.versionFrom]}` : 'no OCPP version';
  const found = findings.length === 0 ? out.styled('green', 'no violations') : out.styled('red', plural(findings.length, 'violation'));
  out.say(`${plural(messages, 'message')}${cut > 0 ? ` (${cut} cut off)` : ''}, ${found} (${formats.join(', ')}; ${how}).`);
  await flushed();
  return findings.length === 0 ? CLEAN : VIOLATIONS;
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
