import { describe, expect, it } from 'vitest';
import { jsonLines, readablePath, unfolded, type JsonLine, type Mark } from './json-lines';

const mark = (path: string): Mark => ({ path, rule: 'type', severity: 'error', found: null, expected: 'x', message: `at ${path}`, code: 'TypeConstraintViolation' });
const text = (lines: readonly JsonLine[] | undefined): string[] =>
  (lines ?? []).map((line) => '  '.repeat(line.depth) + line.tokens.map((token) => token.text).join(''));
const markedLines = (lines: readonly JsonLine[] | undefined): (readonly [string, number])[] =>
  (lines ?? []).flatMap((line) => (line.marks.length > 0 ? [[line.tokens.map((token) => token.text).join(''), line.marks.length] as const] : []));

const FRAME = '[2,"1","TransactionEvent",{"seqNo":1.0,"meterValue":[{"value":"75"},{}],"seqNo":2}]';

describe('a frame as lines', () => {
  it('keeps order, spelling and duplicates of the raw text, with the frame’s own array on one line', () => {
    expect(text(jsonLines(FRAME, []))).toEqual([
      '[2, "1", "TransactionEvent", {', '  "seqNo": 1.0,', '  "meterValue": [',
      '    {', '      "value": "75"', '    },', '    {}', '  ],', '  "seqNo": 2', '}]',
    ]);
  });

  it('writes frames without a payload, errors and other JSON', () => {
    expect(text(jsonLines('[3,"1",{}]', []))).toEqual(['[3, "1", {}]']);
    expect(text(jsonLines('[4,"1","GenericError","",{"a":1}]', []))).toEqual(['[4, "1", "GenericError", "", {', '  "a": 1', '}]']);
    expect(text(jsonLines('{"code":1006}', []))).toEqual(['{', '  "code": 1006', '}']);
    expect(text(jsonLines('"text"', []))).toEqual(['"text"']);
    expect(text(jsonLines('[]', []))).toEqual(['[]']);
  });

  it('puts a violation at the line of its pointer', () => {
    expect(markedLines(jsonLines(FRAME, [mark('/3/meterValue/0/value')]))).toEqual([['"value": "75"', 1]]);
  });

  it('puts what is missing at what it is missing in', () => {
    expect(markedLines(jsonLines(FRAME, [mark('/3/evse/id'), mark('/3/meterValue/0/value/deep'), mark('/3/meterValue/1/value')]))).toEqual([
      ['[2, "1", "TransactionEvent", {', 1], ['"value": "75"', 1], ['{}', 1],
    ]);
    expect(markedLines(jsonLines(FRAME, [mark(''), mark('/1')]))).toEqual([['[2, "1", "TransactionEvent", {', 2]]);
  });

  it('finds keys with / and ~ in them', () => {
    expect(markedLines(jsonLines('{"a/b~c":1}', [mark('/a~1b~0c')]))).toEqual([['"a/b~c": 1', 1]]);
  });

  it('says so when the text is no JSON', () => {
    expect(jsonLines('[2,"1', [])).toBeUndefined();
    expect(jsonLines('', [])).toBeUndefined();
  });

  it('folds what one closes', () => {
    const lines = jsonLines(FRAME, []) ?? [];
    const array = lines.findIndex((line) => line.opens?.pointer === '/3/meterValue');
    expect(text(unfolded(lines, new Set([array])))).toEqual(['[2, "1", "TransactionEvent", {', '  "seqNo": 1.0,', '  "meterValue": [', '  "seqNo": 2', '}]']);
    expect(lines[array]?.opens?.members).toBe(2);
    expect(text(unfolded(lines, new Set([0])))).toEqual(['[2, "1", "TransactionEvent", {']);
  });

  it('writes paths as people say them', () => {
    expect(readablePath('/3/meterValue/0/sampledValue/1/value')).toBe('meterValue[0].sampledValue[1].value');
    expect(readablePath('/1')).toBe('message id');
    expect(readablePath('')).toBe('frame');
  });
});
