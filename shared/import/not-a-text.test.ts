import { expect, test } from 'vitest';
import { importLog } from './import';

/** What people attach instead of a log is named, with what to do. */

const told = async (name: string, head: string): Promise<string> => {
  const imported = await importLog([{ name, text: `${head}\u0001\u0002 stream\nendobj\n` }], {}, { loadCheck: () => Promise.reject(new Error('not needed')), now: 0 });
  return imported.ok ? 'read' : imported.message;
};

test.each([
  ['report.pdf', '%PDF-1.7\n%âãÏÓ', 'it is a PDF. Ask for the log itself, or save the PDF’s text as a .txt file.'],
  ['log.xls', 'ÐÏ\u0011à¡±\u001aá', 'it is a document of an older Office (.xls, .doc, .msg). Save it as .xlsx, CSV or text.'],
  ['screen.png', '\u0089PNG\r\n', 'it is a picture. Ask for the log as text.'],
  ['csms.db', 'SQLite format 3\u0000', 'it is a database of SQLite. Export the table of messages as CSV or JSON.'],
])('%s', async (name, head, sentence) => expect(await told(name, head)).toBe(`No OCPP message was found in ${name}: ${sentence}`));

test('a text without messages is told what a message is', async () =>
  expect(await told('diary.txt', 'Dear diary')).toBe('No OCPP message was found in diary.txt. A message is a JSON array such as [2,"id","Heartbeat",{}], by itself or anywhere in a line.'));
