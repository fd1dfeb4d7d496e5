import { useEffect, useState, type RefObject } from 'react';

/** Whether an element holds more than it shows, so that it has to be scrolled; observed as it and its children change their sizes. */
export function useOverflow(ref: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      setOverflows(scrollHeight > clientHeight || scrollWidth > clientWidth);
    });
    for (const observed of [element, ...element.children]) observer.observe(observed);
    return () => observer.disconnect();
  }, [ref]);
  return overflows;
}
