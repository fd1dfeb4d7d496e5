/** Longest name that every file system takes, with room for what a browser adds, characters. */
const LONGEST = 120;

/** Content-Disposition of a file for a person: its name in ASCII, and as it is (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const safe = fileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*!]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** A name that is one on every system: without what separates folders, control characters and dots that hide it; its end, which says what it is, stays. */
export function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = [...plain];
  const short = characters.length <= LONGEST ? plain : [...characters.slice(0, LONGEST - 24), '…', ...characters.slice(-23)].join('');
  return short === '' ? 'download' : short;
}
