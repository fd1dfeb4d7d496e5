import type { Recorder } from '../../shared/journal/recorder';

/** A recorder that also says of each message that it came. */
export function noticing(inner: Recorder, notice: () => void): Recorder {
  return {
    connection: () => inner.connection(),
    open: (connection, info) => { notice(); return inner.open(connection, info); },
    frame: (connection, direction, text, base64) => { notice(); return inner.frame(connection, direction, text, base64); },
    facts: (index, facts) => inner.facts(index, facts),
    event: (connection, kind, detail, direction) => { notice(); return inner.event(connection, kind, detail, direction); },
  };
}
