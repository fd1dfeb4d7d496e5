import { describe, expect, it } from 'vitest';
import { jsonLines, readablePath, unfolded, type JsonLine, type Mark } from './json-lines';

const mark = (path: string): Mark => ({ path, rule: 'type', severity: 'error', found: null, expected: 'x', message: `at ${path}`, code: 'TypeConstraintViolation' });
const text = (lines: readonly JsonLine[] | undefined): string[] =>
  (lines ?? []).map((line) => '  '.repeat(line.depth) + line.tokens.map((token) => token.text).join(''));

const FRAME = '[2,"1","TransactionEvent",{"seqNo":1.0,"meterValue":[{"value":"75"},{}],"seqNo":2}]';

describe('a frame as lines', () => {
  it('keeps order, spelling and duplicates of the raw text', () => {
    expect(text(jsonLines(FRAME, []))).toEqual([
      '[', '  2,', '  "1",', '  "TransactionEvent",', '  {', '    "seqNo": 1.0,', '    "meterValue": [',
      '      {', '        "value": "75"', '      },', '      {}', '    ],', '    "seqNo": 2', '  }', ']',
    ]);
  });

  it('puts a violation at the line of its pointer', () => {
    const lines = jsonLines(FRAME, [mark('/3/meterValue/0/value')]) ?? [];
    expect(lines.filter((line) => line.marks.length > 0).map((line) => line.pointer)).toEqual(['/3/meterValue/0/value']);
  });

  it('puts what is missing at what it is missing in', () => {
    const lines = jsonLines(FRAME, [mark('/3/evse/id'), mark('/3/meterValue/0/value/deep'), mark('')]) ?? [];
    expect(lines.filter((line) => line.marks.length > 0).map((line) => [line.pointer, line.marks.length])).toEqual([
      ['', 1], ['/3', 1], ['/3/meterValue/0/value', 1],
    ]);
  });

  it('finds keys with / and ~ in them', () => {
    const lines = jsonLines('{"a/b~c":1}', [mark('/a~1b~0c')]) ?? [];
    expect(lines[1]?.marks).toHaveLength(1);
  });

  it('says so when the text is no JSON', () => {
    expect(jsonLines('[2,"1', [])).toBeUndefined();
    expect(jsonLines('', [])).toBeUndefined();
  });

  it('folds what one closes', () => {
    const lines = jsonLines(FRAME, []) ?? [];
    const array = lines.findIndex((line) => line.pointer === '/3/meterValue');
    expect(text(unfolded(lines, new Set([array])))).toEqual([
      '[', '  2,', '  "1",', '  "TransactionEvent",', '  {', '    "seqNo": 1.0,', '    "meterValue": [', '    "seqNo": 2', '  }', ']',
    ]);
    expect(lines[array]?.members).toBe(2);
  });

  it('writes paths as people say them', () => {
    expect(readablePath('/3/meterValue/0/sampledValue/1/value')).toBe('meterValue[0].sampledValue[1].value');
    expect(readablePath('/1')).toBe('message id');
    expect(readablePath('')).toBe('frame');
  });
});
