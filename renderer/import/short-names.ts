/** Names of files without the folders that are not needed to tell them apart. */
export function shortNames(names: readonly string[]): string[] {
  const ends = names.map((name) => endsOf(name));
  const uses = new Map<string, number>();
  for (const end of ends.flat()) uses.set(end, (uses.get(end) ?? 0) + 1);
  return ends.map((own, at) => own.find((end) => uses.get(end) === 1) ?? names[at] ?? '');
}

/** `log.txt`, `b/log.txt`, `a/b/log.txt` for the last of them. */
function endsOf(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, i) => parts.slice(parts.length - 1 - i).join('/'));
}
