// The schemas' descriptions are AsciiDoc exports: names of the information model, HTML entities, hard line breaks.

/** The description as plain Markdown. */
export function cleanDescription(text) {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').split('\n');
  // "ID_ Token. Expiry. Date_ Time" and the "urn:x-oca:ocpp:uid:1:569373" below it name the element in the model.
  const kept = lines.filter((line, at) => !/^urn:x-/.test(line) && !/^urn:x-/.test(lines[at + 1] ?? ''));
  return kept
    .map((line) => line.trim().replace(/ *\+$/, '  '))
    .join('\n')
    .replace(/&lt;&lt;[^,&]*?,\s*(.*?)&gt;&gt;/g, '$1')
    .replace(/&lt;&lt;(?:cmn_)?(.*?)&gt;&gt;/g, '$1')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    .replaceAll('\\|', '|')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?<=\S) {2,}(?=\S)/g, ' ')
    .trim();
}

/** Cleans every description of a schema, in place. */
export function cleanDescriptions(schema) {
  if (typeof schema !== 'object' || schema === null) return;
  if (typeof schema.description === 'string') schema.description = cleanDescription(schema.description);
  for (const part of Object.values(schema)) cleanDescriptions(part);
}
