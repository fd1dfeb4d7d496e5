/** Files that people send as logs and that hold no text that could be read, by how they begin; as Latin-1, which such a file is taken for. What is packed is told of where it would be unpacked. */
const BEGINNINGS: readonly (readonly [begins: string, what: string])[] = [
  ['%PDF-', 'a PDF. Ask for the log itself, or save the PDF’s text as a .txt file'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'a document of an older Office (.xls, .doc, .msg). Save it as .xlsx, CSV or text'],
  ['\u0089PNG', 'a picture. Ask for the log as text'],
  ['\u00ff\u00d8\u00ff', 'a picture. Ask for the log as text'],
  ['SQLite format 3\u0000', 'a database of SQLite. Export the table of messages as CSV or JSON'],
  ['ElfFile\u0000', 'an event log of Windows. Export it as CSV or text from the Event Viewer'],
  ['{\\rtf', 'a document in Rich Text Format. Save it as plain text'],
];

/** What a file is that no message was found in, with what would be right; undefined for text. */
export function notAText(head: string): string | undefined {
  return BEGINNINGS.find(([begins]) => head.startsWith(begins))?.[1];
}
