/*
 * What changed between two values that are made of what JSON can hold. Both ends of a wire keep the value: one makes the
 * patch from it and its successor, the other puts the patch to it. Parts that share an identity are not looked into, so
 * that a patch costs what changed; a member that is undefined counts as absent.
 */

/** One of: another value, changed members of an object, a list made of the old one's items and new ones. */
export type Patch =
  | { readonly set: unknown }
  | { readonly in: Readonly<Record<string, Patch>>; readonly out?: readonly string[] }
  | { readonly list: readonly ListPart[] };

/** `[from, count]`: items of the old list; `[from, patch]`: one of them, changed; `{ put }`: new ones. */
export type ListPart = readonly [from: number, what: number | Patch] | { readonly put: readonly unknown[] };

type Members = Readonly<Record<string, unknown>>;

/** What makes `next` of `old`; undefined when they say the same. */
export function patchOf(old: unknown, next: unknown): Patch | undefined {
  if (Object.is(old, next)) return undefined;
  if (Array.isArray(old) && Array.isArray(next)) return listPatch(old, next);
  if (isMembers(old) && isMembers(next)) return memberPatch(old, next);
  return { set: next ?? null };
}

/**
 * The value that a patch makes of the one that it was made from. What it does not name is the very same afterwards.
 *
 * @throws TypeError when it was made from a value of another form
 */
export function patched(old: unknown, patch: Patch): unknown {
  if ('set' in patch) return patch.set;
  if ('list' in patch) {
    if (!Array.isArray(old)) throw new TypeError('The patch is of a list, and was put to something else.');
    const items: readonly unknown[] = old;
    return patch.list.flatMap((part) => itemsOf(items, part));
  }
  if (!isMembers(old)) throw new TypeError('The patch is of an object, and was put to something else.');
  const members = new Map(Object.entries(old));
  for (const name of patch.out ?? []) members.delete(name);
  for (const [name, change] of Object.entries(patch.in)) members.set(name, patched(members.get(name), change));
  return Object.fromEntries(members);
}

/** `next`, made of the parts of `old` that say the same, so that identity tells what changed. */
export function sharing<Value>(old: Value, next: Value): Value {
  const patch = patchOf(old, next);
  return patch === undefined ? old : patched(old, patch) as Value;
}

function itemsOf(old: readonly unknown[], part: ListPart): readonly unknown[] {
  if ('put' in part) return part.put;
  const [from, what] = part;
  return typeof what === 'number' ? old.slice(from, from + what) : [patched(old[from], what)];
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberPatch(old: Members, next: Members): Patch | undefined {
  const changes: [string, Patch][] = [];
  const out: string[] = [];
  for (const [name, value] of Object.entries(next)) {
    if (value === undefined) continue;
    const before = Object.hasOwn(old, name) ? old[name] : undefined;
    const change = before === undefined ? { set: value } : patchOf(before, value);
    if (change) changes.push([name, change]);
  }
  for (const [name, value] of Object.entries(old)) {
    if (value !== undefined && (!Object.hasOwn(next, name) || next[name] === undefined)) out.push(name);
  }
  if (changes.length === 0 && out.length === 0) return undefined;
  return { in: Object.fromEntries(changes), ...(out.length > 0 ? { out } : {}) };
}

/** Finds items again by identity; one that is new is told as a change of the old one in its place, if that one is gone. */
function listPatch(old: readonly unknown[], next: readonly unknown[]): Patch | undefined {
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && Object.is(old[head], next[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && Object.is(old[old.length - 1 - tail], next[next.length - 1 - tail])) tail += 1;
  const oldEnd = old.length - tail;
  const middle = next.slice(head, next.length - tail);
  const places = new Map<unknown, number>();
  for (let at = head; at < oldEnd; at += 1) places.set(old[at], at);
  const wanted = new Set(middle);

  const parts = new ListParts();
  parts.keep(0, head);
  let follow = head;
  for (const item of middle) {
    const at = follow < oldEnd && Object.is(old[follow], item) ? follow : places.get(item);
    if (at !== undefined) {
      parts.keep(at, 1);
      follow = at + 1;
    } else if (follow < oldEnd && !wanted.has(old[follow])) {
      const change = patchOf(old[follow], item);
      if (change === undefined) parts.keep(follow, 1);
      else if ('set' in change) parts.put(item);
      else parts.change(follow, change);
      follow += 1;
    } else parts.put(item);
  }
  parts.keep(oldEnd, tail);
  return parts.isWhole(old.length) ? undefined : { list: parts.all };
}

/** The parts of a list's patch, those that follow each other joined. */
class ListParts {
  readonly all: (readonly [number, number | Patch] | { readonly put: unknown[] })[] = [];

  keep(from: number, count: number): void {
    if (count === 0) return;
    const last = this.all.at(-1);
    if (last && !('put' in last) && typeof last[1] === 'number' && last[0] + last[1] === from) this.all[this.all.length - 1] = [last[0], last[1] + count];
    else this.all.push([from, count]);
  }

  change(at: number, patch: Patch): void {
    this.all.push([at, patch]);
  }

  put(item: unknown): void {
    const last = this.all.at(-1);
    if (last && 'put' in last) last.put.push(item);
    else this.all.push({ put: [item] });
  }

  /** They say only to keep all of so many items. */
  isWhole(length: number): boolean {
    const [only, second] = this.all;
    if (only === undefined) return length === 0;
    return second === undefined && !('put' in only) && only[0] === 0 && only[1] === length;
  }
}
