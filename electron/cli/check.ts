import { LogCheck, type CheckOf, type RankedFinding } from '../../shared/insight/check-log';
import type { Finding } from '../../shared/insight/finding';
import type { FrameCheck } from '../../shared/ocpp/frame-check';
import { loadValidator } from '../../shared/ocpp/validate';
import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { EXIT } from './exit-codes';
import { FindingSpool } from './finding-spool';
import { readAnyLog, type ReadingOptions } from './open-any-log';
import { complain, flushed, Output, print } from './output';

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
  const log = await readAnyLog(file, options);
  if (!log.ok) return unreadable(log.message);
  const rules = new LogCheck({ connectionOf: (number) => log.connections.info(number)?.info, checkOf: await allChecks() });
  const spool = new FindingSpool();
  const tally = { own: 0, gaps: 0 };
  const take = ({ finding }: RankedFinding): void => {
    if (finding.own) tally.own += 1;
    else if (finding.gap) tally.gaps += 1;
  };
  const failure = await log.read((entry) => {
    for (const said of rules.step(entry)) {
      spool.add(said);
      take(said);
    }
  });
  const atEnd = rules.end();
  for (const said of atEnd) take(said);
  await print(told(spool.with(atEnd), out));
  const count = spool.count + atEnd.length - tally.own - tally.gaps;
  const { formats, versions, cut } = log.summary();
  const first = log.connections.info(1);
  const how = first ? `OCPP ${versions.join(', ')}, ${HOW_VERSION[first.versionFrom]}` : 'no OCPP version';
  const found = count === 0 ? out.styled('green', 'no violations') : out.styled('red', plural(count, 'violation'));
  const gaps = tally.gaps === 0 ? '' : `, ${plural(tally.gaps, 'remark')} on what the log does not hold`;
  const own = tally.own === 0 ? '' : `, and ${plural(tally.own, 'finding')} in what the workbench itself put on the wire, which no side is to blame for`;
  out.say(`${plural(rules.messages, 'message')}${cut > 0 ? ` (${cut} cut off)` : ''}, ${found}${gaps}${own} (${formats.join(', ')}; ${how}).`);
  await flushed();
  if (failure !== undefined) return unreadable(failure);
  return count === 0 ? CLEAN : VIOLATIONS;
}

function* told(findings: Iterable<RankedFinding>, out: Output): Generator<string, void, undefined> {
  for (const { finding } of findings) yield `${out.json ? JSON.stringify(finding) : lineOf(finding, out)}\n`;
}

async function allChecks(): Promise<CheckOf> {
  const checks = new Map<OcppVersion, FrameCheck>();
  for (const version of OCPP_VERSIONS) checks.set(version, await loadValidator(version));
  return (version) => {
    const found = checks.get(version);
    if (!found) throw new Error(`There are no rules of ${version}.`);
    return found;
  };
}

function unreadable(message: string): number {
  complain(message);
  return UNREADABLE;
}

function lineOf({ line, action, messageId, severity, message, rule, path, reference, own, gap }: Finding, out: Output): string {
  const whose = own && (own === 'injected' ? 'injected by the workbench' : 'changed by the workbench');
  const what = [action, messageId === undefined ? undefined : `id ${JSON.stringify(messageId)}`, whose].filter((part) => part !== undefined).join(', ');
  const details = [rule, path === '' ? undefined : path, reference].filter((part) => part !== undefined).join(' · ');
  const head = `line ${line}${what === '' ? '' : ` (${what})`}: ${gap ? 'note' : out.styled(severity === 'error' ? 'red' : 'yellow', severity)}: ${message}`;
  return `${head} ${out.styled('dim', `[${details}]`)}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
