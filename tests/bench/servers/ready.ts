/** Tells the parent which port is open, and answers its questions for memory and for the processor time that it took. */
export function ready(port: number, more: Record<string, number> = {}): void {
  process.on('message', (question) => {
    if (question === 'rss') {
      globalThis.gc?.();
      globalThis.gc?.();
      process.send?.({ rss: process.memoryUsage().rss });
    }
    // Microseconds.
    if (question === 'cpu') process.send?.(process.cpuUsage());
    if (question === 'stop') process.exit(0);
  });
  // Whoever asked has gone.
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port, ...more });
}
