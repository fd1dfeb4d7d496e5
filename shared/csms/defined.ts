/** The object without the members that are undefined, so that spreading it overwrites nothing. */
export function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
