import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { TextPosition } from './frame';

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a property name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing } is expected',
  CloseBracketExpected: 'a closing ] is expected',
  EndOfFileExpected: 'nothing more is expected after the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the text in double quotes does not end',
  UnexpectedEndOfNumber: 'the number does not end',
  InvalidUnicode: 'this is no valid \\u escape',
  InvalidEscapeCharacter: 'this is no valid escape',
  InvalidCharacter: 'this character must be escaped inside a text',
};

/**
 * Says where and why a text is no JSON. Only called for texts that JSON.parse refused.
 */
export function describeJsonFault(text: string): { message: string; position: TextPosition } {
  if (text.trim() === '') {
    return { message: 'The message is empty; a frame is a JSON array such as [2,"id","Action",{}].', position: { offset: 0, line: 1, column: 1 } };
  }
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  const offset = Math.min(first?.offset ?? text.length, text.length);
  const position = positionOf(text, offset);
  const why = (first && WORDS[printParseErrorCode(first.error)]) ?? 'the text is not valid here';
  const unended = first !== undefined && printParseErrorCode(first.error) === 'UnexpectedEndOfString';
  const cutOff = text.slice(unended ? offset + first.length : offset).trim() === '';
  const near = cutOff ? 'at the end of the message, which seems cut off' : `at ${JSON.stringify(text.slice(offset, offset + 16))}`;
  return { message: `Not JSON at line ${position.line}, column ${position.column}: ${why}, ${near}.`, position };
}

/** Line and column, both from 1, of an offset in UTF-16 units. */
export function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (const character of before) if (character === '\n') line += 1;
  return { offset, line, column: offset - lastBreak };
}
