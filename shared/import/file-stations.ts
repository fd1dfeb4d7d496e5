import type { ReadMessage } from './message';

/** Endings of files that are no part of a station's name, and what tells the parts of a log that was written on in new files. */
const ENDINGS = /(?:\.(?:log|txt|json|jsonl|ndjson|csv|xlsx|gz|html?|har|pcap|pcapng)|[-_.](?:20\d\d[-_.]?\d\d[-_.]?\d\d(?:[-_.T]?\d{1,10})*)|(?<=[a-z])\.\d{1,3})+$/i;

/**
 * What stands for the station in each file that does not name it: the file's name without its ending, or the name of its folder
 * where the files are called alike. Parts of one log have one name.
 *
 * @param files names, with their folders behind `/` where they are known
 */
export function stationsOfFiles(files: readonly string[]): string[] {
  const logs = files.map((file) => {
    const parts = file.split('/');
    const name = parts.at(-1) ?? file;
    return { folder: parts.at(-2), name: name.replace(ENDINGS, '') || name };
  });
  const sameNames = new Set(logs.map(({ name }) => name)).size === 1;
  const folders = new Set(logs.map(({ folder }) => folder));
  if (sameNames && folders.size > 1) return logs.map(({ folder, name }) => folder ?? name);
  return logs.map(({ folder, name }) => (folder !== undefined && logs.some((other) => other.name === name && other.folder !== folder) ? `${folder}/${name}` : name));
}

/** Whether files hold the two sides of one conversation: most answers stand in another file than their requests. */
export function answerEachOther(messages: readonly ReadMessage[]): boolean {
  const asked = new Map<string, Set<number>>();
  for (const { meant, found } of messages) if (meant?.kind === 'call') asked.set(meant.id, (asked.get(meant.id) ?? new Set()).add(found.place.file ?? 0));
  let across = 0;
  for (const { meant, found } of messages) {
    const files = meant?.kind === 'result' || meant?.kind === 'error' ? asked.get(meant.id) : undefined;
    if (files !== undefined) across += files.has(found.place.file ?? 0) ? -1 : 1;
  }
  return across > 0;
}
