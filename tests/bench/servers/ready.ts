/** Tells the parent which port is open, and answers its questions for memory. */
export function ready(port: number, more: Record<string, number> = {}): void {
  process.on('message', (question) => {
    if (question === 'rss') {
      globalThis.gc?.();
      globalThis.gc?.();
      process.send?.({ rss: process.memoryUsage().rss });
    }
    if (question === 'stop') process.exit(0);
  });
  // Whoever asked has gone.
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port, ...more });
}
