import { describe, expect, it } from 'vitest';
import type { OcppVersion } from '../ocpp/version';
import { beginImport } from '../import/import';
import type { FrameCheck } from '../ocpp/frame-check';
import { SAMPLE_FRAMES } from '../ocpp/samples';
import { loadValidator } from '../ocpp/validate';
import { byPlace, LogCheck, type RankedFinding } from './check-log';
import type { Finding } from './finding';

type Version = '1.6' | '2.0.1' | '2.1';
interface LogReport { readonly messages: number; readonly frames: number; readonly findings: readonly Finding[] }
type Checked = LogReport & { readonly format: string; readonly version: Version | undefined; readonly versionFrom: string | undefined };

const checks = new Map(await Promise.all((['1.6', '2.0.1', '2.1'] as const).map(async (version) => [version, await loadValidator(version)] as const)));
const checkOf = (version: OcppVersion): FrameCheck => {
  const found = checks.get(version);
  if (!found) throw new Error(version);
  return found;
};

const check = async (lines: readonly string[] | string, version?: Version): Promise<Checked> => {
  const begun = await beginImport([{ name: 'test.log', text: typeof lines === 'string' ? lines : lines.join('\n') }], version ? { version } : {}, { loadCheck: loadValidator, now: 0 });
  if (!begun.ok) throw new Error(begun.message);
  const { entries, connections } = begun.assembly;
  const log = new LogCheck({ connectionOf: (number) => connections.info(number)?.info, checkOf });
  const said: RankedFinding[] = [];
  let frames = 0;
  for (const entry of entries) {
    if (entry.kind === 'frame') frames += 1;
    said.push(...log.step(entry));
  }
  const connection = connections.info(1);
  return {
    messages: log.messages, frames, findings: [...said, ...log.end()].sort(byPlace).map(({ finding }) => finding),
    format: begun.sources[0]?.reader.id ?? '', version: connection?.info.version, versionFrom: connection?.versionFrom,
  };
};

const rules = (report: LogReport): string[] => report.findings.map((finding) => `${finding.line} ${finding.rule}`);

describe('the sample frames', () => {
  it('are taken for 2.0.1, and everything that 2.0.1 has against them is named', async () => {
    const report = await check(SAMPLE_FRAMES.map((sample) => sample.text));
    expect(report).toMatchObject({ version: '2.0.1', versionFrom: 'guess', frames: 5 });
    expect(rules(report)).toEqual(expect.arrayContaining([
      '2 date-time-offset', '2 message-id-repeated', '3 evse-at-start', '3 seq-no-at-start', '4 transaction-sequence', '5 message-id-repeated',
    ]));
    const sentences = report.findings.map((finding) => finding.message).join('\n');
    expect(sentences).toMatch(/"75".*number/);
    expect(sentences).toMatch(/seqNo jumps from 1 to 3/);
    expect(report.findings.some((finding) => finding.line === 1)).toBe(false);
  });

  it('read the same as a JSON array', async () => {
    const lines = SAMPLE_FRAMES.map((sample) => sample.text);
    const report = await check(`[\n${lines.join(',\n')}\n]`);
    expect(report.format).toBe('frames');
    expect(rules(report)).toEqual(rules(await check(lines)).map((rule) => rule.replace(/^\d+/, (line) => String(Number(line) + 1))));
  });
});

describe('how messages follow each other', () => {
  const HEARTBEAT = '{"currentTime":"2026-01-01T00:00:00Z"}';

  it('a sound conversation has no findings', async () => {
    const report = await check([
      '[2,"1","Heartbeat",{}]', `[3,"1",${HEARTBEAT}]`, '[2,"2","Reset",{"type":"Immediate"}]', '[3,"2",{"status":"Accepted"}]',
    ], '2.0.1');
    expect(report.findings).toEqual([]);
  });

  it('an answer is checked against the schema of its request', async () => {
    const report = await check(['[2,"1","Heartbeat",{}]', '[3,"1",{}]'], '2.0.1');
    expect(report.findings).toMatchObject([{ line: 2, action: 'Heartbeat', rule: 'required', path: '/2/currentTime', code: 'OccurrenceConstraintViolation' }]);
  });

  it('the code is in the spelling of the version', async () => {
    const report = await check(['[2,"1","Heartbeat",{}]', '[3,"1",{}]'], '1.6');
    expect(report.findings[0]?.code).toBe('OccurenceConstraintViolation');
  });

  it('an answer without a request, and a request without an answer', async () => {
    const report = await check(['[2,"1","Heartbeat",{}]', `[3,"x",${HEARTBEAT}]`], '2.0.1');
    expect(rules(report)).toEqual(['1 request-without-answer', '2 answer-without-request']);
  });

  it('a list of requests alone is not blamed for having no answers', async () => {
    expect((await check(['[2,"1","Heartbeat",{}]', '[2,"2","Heartbeat",{}]'], '2.0.1')).findings).toEqual([]);
  });

  it('a CALL before the answer to the last one', async () => {
    const report = await check([
      '[2,"0","Heartbeat",{}]', `[3,"0",${HEARTBEAT}]`, '[2,"1","Heartbeat",{}]', '[2,"2","Heartbeat",{}]', `[3,"1",${HEARTBEAT}]`, `[3,"2",${HEARTBEAT}]`,
    ], '2.0.1');
    expect(rules(report)).toEqual(['4 calls-overlap']);
  });

  it('calls of the two directions may cross', async () => {
    const report = await check([
      '[2,"0","Heartbeat",{}]', `[3,"0",${HEARTBEAT}]`, '[2,"r","Reset",{"type":"Immediate"}]', '[2,"1","Heartbeat",{}]', `[3,"1",${HEARTBEAT}]`, '[3,"r",{"status":"Accepted"}]',
    ], '2.0.1');
    expect(report.findings).toEqual([]);
  });

  it('1.6: a transaction that was not started here, and one stopped twice', async () => {
    const stop = (id: string, transaction: number): string => `[2,"${id}","StopTransaction",{"transactionId":${transaction},"meterStop":5,"timestamp":"2026-01-01T00:00:00Z"}]`;
    const report = await check([
      '[2,"1","StartTransaction",{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"2026-01-01T00:00:00Z"}]',
      '[3,"1",{"transactionId":7,"idTagInfo":{"status":"Accepted"}}]',
      stop('2', 7), '[3,"2",{}]', stop('3', 7), '[3,"3",{}]', stop('4', 8), '[3,"4",{}]',
    ], '1.6');
    expect(rules(report)).toEqual(['5 transaction-stop', '7 transaction-stop']);
  });
});

describe('input that is no list of frames', () => {
  it.each(['', '   \n', 'hello\nworld'])('%j is unreadable, and the sentence says what would be right', async (text) => {
    const report = await beginImport([{ name: 'test.log', text }], {}, { loadCheck: loadValidator, now: 0 });
    expect(report.ok).toBe(false);
    if (!report.ok) expect(report.message).toMatch(/\.$/);
  });

  it('a line that is no frame among others is a finding with its place', async () => {
    const report = await check(['[2,"1","Heartbeat",{}]', '[2,"2","Heartb', '# a remark'], '2.0.1');
    expect(report.findings.map((finding) => finding.line)).toEqual([2, 3]);
    expect(report.findings[0]?.message).toMatch(/cut off/);
  });
});

describe('what the log does not hold is not held against anybody', () => {
  it('a message that is cut off, or of which the middle was left out, is told as such, and belongs to its answer all the same', async () => {
    const report = await check([
      '2026-01-01 10:00:00 recv CP1: [2,"1","MeterValues",{"connectorId":1,"meterValue":[...]}]', '2026-01-01 10:00:01 send CP1: [3,"1",{}]',
      '2026-01-01 10:00:02 recv CP1: [2,"2","BootNotification",{"chargePointMo', '2026-01-01 10:00:03 send CP1: [3,"2",{"status":"Acc',
    ], '1.6');
    expect(report.findings.map(({ line, rule, severity }) => `${line} ${rule} ${severity}`)).toEqual(['1 cut-off warning', '3 cut-off warning', '4 cut-off warning']);
  });

  it('an answer to what cannot be read is not called a stray one', async () => {
    const report = await check('GET /ocpp/CP-1 HTTP/1.1\nUpgrade: websocket\n\nHTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n..[2,"c","ClearCache",{}]\n...."fw..h3fR0pvA%.QU!c..?3TV*uM.....\n.-[3,"s",{}]\n');
    expect(report.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['unread warning', 'answer-without-request warning']);
  });

  it('of what the view masks the reason is told', async () => {
    const report = await check('Follow: tcp,ascii\nFilter: tcp.stream eq 0\nNode 0: 10.0.0.2:50000\nNode 1: 10.0.0.1:9000\n28\nGET /ocpp/CP-1 HTTP/1.1\r\n\r\n\n36\n....fw..h3fR0pvA%.QU!c..?3TV*uM.....\n\t28\n..[2,"1","ClearCache",{}]...\n===============\n');
    expect(report.findings.map(({ line, rule, message }) => `${line} ${rule} ${message.slice(0, 38)}`)).toEqual(['10 unread A client masks what it sends (RFC 6455']);
  });
});

describe('what a log does not hold is no violation', () => {
  const answered = ['2026-01-01T10:00:00Z send [2,"0","ClearCache",{}]', '2026-01-01T10:00:01Z recv [3,"0",{"status":"Accepted"}]'];

  it('a request at the end of a log may be answered after it', async () => {
    const { findings } = await check([...answered, '2026-01-01T10:00:02Z send [2,"1","ClearCache",{}]', '2026-01-01T10:00:09Z recv [2,"2","Heartbeat",{}]', '2026-01-01T10:00:09Z send [3,"2",{"currentTime":"2026-01-01T10:00:09Z"}]'], '1.6');
    expect(findings).toMatchObject([{ rule: 'request-without-answer', gap: true, message: 'ClearCache is not answered by the station: the log ends 7 s later, and the answer may come after it.' }]);
  });

  it('a request that stays without answer for longer than anybody waits is never answered', async () => {
    const { findings } = await check([...answered, '2026-01-01T10:00:02Z send [2,"1","ClearCache",{}]', '2026-01-01T10:00:40Z recv [2,"2","Heartbeat",{}]', '2026-01-01T10:00:40Z send [3,"2",{"currentTime":"2026-01-01T10:00:09Z"}]'], '1.6');
    expect(findings.map(({ message, gap }) => [message, gap])).toEqual([['ClearCache was never answered by the station in this log.', undefined]]);
  });

  it('a request after another one that has timed out overlaps with nothing', async () => {
    const { findings } = await check([...answered, '2026-01-01T10:00:02Z send [2,"1","ClearCache",{}]', '2026-01-01T10:00:40Z send [2,"2","ClearCache",{}]', '2026-01-01T10:00:41Z recv [3,"2",{"status":"Accepted"}]'], '1.6');
    expect(findings.map(({ rule }) => rule)).toEqual(['request-without-answer']);
  });

  it('requests of both sides with the same id have each its own answer', async () => {
    const { findings } = await check([...answered, '2026-01-01T10:00:02Z send [2,"7","ClearCache",{}]', '2026-01-01T10:00:02Z recv [2,"7","Heartbeat",{}]', '2026-01-01T10:00:03Z recv [3,"7",{"status":"Accepted"}]', '2026-01-01T10:00:03Z send [3,"7",{"currentTime":"2026-01-01T10:00:09Z"}]'], '1.6');
    expect(findings).toEqual([]);
  });
});
