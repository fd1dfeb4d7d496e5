/** Calls `act` with the newest value, at once or at most every `everyMs` milliseconds; the last value is never lost. */
export function throttle<Value>(everyMs: number, act: (value: Value) => void): (value: Value) => void {
  let waiting: { readonly value: Value } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting === undefined) return;
      const { value } = waiting;
      waiting = undefined;
      act(value);
      pause();
    }, everyMs);
  };
  return (value) => {
    if (timer !== undefined) {
      waiting = { value };
      return;
    }
    act(value);
    pause();
  };
}
