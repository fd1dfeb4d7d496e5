/** Whether the list follows what arrives, and how much came since it stopped to. */
export interface Follow {
  readonly following: boolean;
  /** Length of the list when following stopped. */
  readonly seen: number;
}

export const FOLLOWING: Follow = { following: true, seen: 0 };

/** The person scrolled: away from the end it stops, at the end it starts again. */
export function scrolled(follow: Follow, atEnd: boolean, total: number): Follow {
  if (atEnd) return follow.following ? follow : { following: true, seen: total };
  return follow.following ? { following: false, seen: total } : follow;
}

/** A row was chosen: the list holds still, lest it runs away from under the reader. */
export function paused(follow: Follow, total: number): Follow {
  return follow.following ? { following: false, seen: total } : follow;
}

/** The list was filtered or replaced: what there is counts as seen. */
export function renewed(follow: Follow, total: number): Follow {
  return { following: follow.following, seen: total };
}

/** Rows that came since following stopped. */
export function newRows(follow: Follow, total: number): number {
  return follow.following ? 0 : Math.max(0, total - follow.seen);
}
