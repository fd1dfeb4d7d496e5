import type { Exporter, ExportedEntry } from './exporter';

/** A sequence diagram for Mermaid, as documents and trackers show it: an arrow for each message, its action and what decides. */
export const mermaidExporter: Exporter = {
  id: 'mermaid',
  title: 'Mermaid sequence diagram',
  extension: 'mmd',
  *write(entries, journal, lose, { stations, csms } = { stations: [...journal.stations.keys()], csms: journal.stations.size }) {
    const lane = new Map(stations.map((station, i) => [station, `S${i + 1}`]));
    const heads = [...lane].map(([station, name]) => `  participant ${name} as ${plain(station)}\n`);
    yield 'sequenceDiagram\n';
    yield* heads.toSpliced(csms, 0, '  participant CSMS\n');
    for (const exported of entries) {
      const { entry, station } = exported;
      const name = lane.get(station ?? '');
      if (entry.kind !== 'frame' || name === undefined) {
        if (name !== undefined && (entry.kind === 'open' || entry.kind === 'close')) yield `  Note over ${name},CSMS: ${entry.kind === 'open' ? 'connected' : 'disconnected'}\n`;
        else lose('what is no message');
        yield* noteOver(exported, name);
        continue;
      }
      lose('payloads');
      const arrow = exported.frame?.kind === 'call' || exported.frame?.kind === 'send' ? '->>' : '-->>';
      yield `  ${entry.direction === 'down' ? `CSMS${arrow}${name}` : `${name}${arrow}CSMS`}: ${plain(label(exported))}\n`;
      yield* noteOver(exported, name);
    }
  },
};

/** A person's note, or the colour of a mark without one. */
function* noteOver({ mark }: ExportedEntry, lane: string | undefined): Generator<string, void, undefined> {
  if (mark) yield `  Note over ${lane === undefined ? 'CSMS' : `${lane},CSMS`}: ${(mark.note ?? `marked ${mark.colour ?? ''}`).split(/\r\n|\r|\n/).map(plain).join('<br/>')}\n`;
}

function label({ frame, action }: ExportedEntry): string {
  if (!frame || frame.kind === 'malformed') return `no frame${action === undefined ? '' : ` (${action})`}`;
  if (frame.kind === 'error' || frame.kind === 'resultError') return `${action ?? ''} ${frame.code}`.trim();
  const { payload } = frame;
  const info = payload['eventType'] ?? payload['status'] ?? payload['connectorStatus'];
  return `${action ?? ''}${frame.kind === 'result' ? ' answer' : ''}${typeof info === 'string' ? ` ${info}` : ''}`.trim();
}

/** Without what Mermaid reads as its own. */
function plain(text: string): string {
  return text.replace(/[;#\r\n<>]/g, ' ').trim() || '?';
}
