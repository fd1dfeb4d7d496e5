/** What a program did that real Electron refuses, ignores or warns of. A test asserts that nothing is in here. */
export const misuse: string[] = [];

/** What pages said that nobody should have to read: errors, violations of the Content-Security-Policy, failed requests. */
export const pageErrors: string[] = [];

/** Notes a misuse. */
export function note(text: string): void {
  misuse.push(text);
}

/** Notes a misuse and throws, where Electron throws. */
export function refuse(text: string): never {
  note(text);
  throw new Error(text);
}

/** An object whose missing properties are noted instead of being undefined without a word. */
export function complete<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && key !== 'then' && key !== 'toJSON') note(`${name}.${key} is not in the double.`);
      const value: unknown = Reflect.get(target, key);
      // Bound to the object itself, since its private fields are not the proxy's.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
