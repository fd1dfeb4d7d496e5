/** A file that came within something else. */
export interface EnclosedFile {
  readonly bytes: Buffer;
  readonly name: string | undefined;
}

/** The file name in a Content-Disposition (RFC 6266, RFC 7578 §4.2). */
export function nameInDisposition(header: string | undefined): string | undefined {
  const [, quoted, bare] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header ?? '') ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? bare;
}

/**
 * The first file of a form (RFC 7578), or its first part when none has a file name; undefined for what is no form.
 *
 * @param type the Content-Type with the boundary
 */
export function fileInForm(body: Buffer, type: string): EnclosedFile | undefined {
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const parts = partsOf(body, Buffer.from(`--${boundary}`, 'latin1'));
  return parts.find(({ name }) => name !== undefined) ?? parts[0];
}

function partsOf(body: Buffer, line: Buffer): EnclosedFile[] {
  const parts: EnclosedFile[] = [];
  let at = body.indexOf(line);
  while (at >= 0) {
    const begin = at + line.length;
    const next = body.indexOf(line, begin);
    if (next < 0) break;
    const headEnd = body.indexOf('\r\n\r\n', begin, 'latin1');
    // The boundary's own line break belongs to it (RFC 2046 §5.1.1).
    if (headEnd >= 0 && headEnd < next) {
      const head = body.toString('utf8', begin, headEnd);
      const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1];
      parts.push({ bytes: body.subarray(headEnd + 4, Math.max(headEnd + 4, next - 2)), name: nameInDisposition(disposition) });
    }
    at = next;
  }
  return parts;
}
