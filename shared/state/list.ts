/** The list with the last item that fits replaced by `change(item)`, or with `change(undefined)` added at its end. */
export function upsert<Item>(list: readonly Item[], fits: (item: Item) => boolean, change: (old: Item | undefined) => Item): readonly Item[] {
  const at = list.findLastIndex(fits);
  if (at < 0) return [...list, change(undefined)];
  return replaceAt(list, at, change(list[at]));
}

/** The list with every item that fits changed; the very same list when that changes none. */
export function updateWhere<Item>(list: readonly Item[], fits: (item: Item) => boolean, change: (old: Item) => Item): readonly Item[] {
  const next = list.map((item) => (fits(item) ? change(item) : item));
  return next.some((item, at) => item !== list[at]) ? next : list;
}

export function replaceAt<Item>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  if (list[at] === item) return list;
  const copy = [...list];
  copy[at] = item;
  return copy;
}

/** The list without the items that fit; the very same list when none does. */
export function without<Item>(list: readonly Item[], fits: (item: Item) => boolean): readonly Item[] {
  const left = list.filter((item) => !fits(item));
  return left.length === list.length ? list : left;
}
