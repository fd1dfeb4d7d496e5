import { download } from '../actions/files';
import { call } from '../host/host';
import { useJournal } from '../stores/journal';
import { notify, notifyError, notifyFailure } from '../stores/notices';
import { useSequence } from '../stores/sequence';
import { copyText } from '../ui/copy';
import { count, plural } from '../ui/format';
import { lanesNow } from './lane-choice';
import { sequenceRows } from './rows';
import { MOST_IN_A_PICTURE, svgOf } from './svg';

/** Highest picture that browsers draw, px. */
const HIGHEST = 16_000;

function nameOf(extension: string): string {
  return `${(useJournal.getState().info?.name ?? 'sequence').replace(/(?:\.ocppj)?\.jsonl$/, '')}-sequence.${extension}`;
}

async function picture(): Promise<ReturnType<typeof svgOf>> {
  const rows = await sequenceRows.first(MOST_IN_A_PICTURE);
  if (sequenceRows.total > rows.length) notify('info', `The picture holds the first ${count(rows.length)} of ${count(sequenceRows.total)} entries. Choose fewer by a filter or a selection.`);
  const { stations, csms } = lanesNow();
  return svgOf(rows, stations, { csms, silence: useSequence.getState().silence });
}

/** The diagram in pixels, twice as fine as the screen where that can be drawn; undefined, and why is told, where it cannot be drawn at all. */
async function pixels(): Promise<Blob | undefined> {
  const { svg, width, height } = await picture();
  const scale = height * 2 <= HIGHEST ? 2 : 1;
  if (height > HIGHEST) {
    notify('error', 'This diagram is too long for a PNG. Choose fewer entries, or take it as SVG.');
    return undefined;
  }
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) notify('error', 'The picture could not be drawn.');
  return blob ?? undefined;
}

/** Saves the diagram as a picture that documents show at any size. */
export async function saveSvg(): Promise<void> {
  download(nameOf('svg'), (await picture()).svg, 'image/svg+xml');
}

export async function savePng(): Promise<void> {
  const blob = await pixels();
  if (blob !== undefined) download(nameOf('png'), new Uint8Array(await blob.arrayBuffer()), 'image/png');
}

/** Saves the diagram in the notation of Mermaid. */
export async function saveMermaid(): Promise<void> {
  const { stations, csms } = lanesNow();
  const reply = await call('log.export', { format: 'mermaid', view: 'sequence', lanes: { stations: [...stations], csms } });
  if (!reply.ok) notifyFailure(reply.error);
}

/** Puts the diagram on the clipboard in the notation of Mermaid, as issue trackers and wikis draw it. */
export async function copyMermaid(): Promise<void> {
  const { stations, csms } = lanesNow();
  const reply = await call('selection.text', { filter: sequenceRows.filter, as: 'mermaid', lanes: { stations: [...stations], csms } });
  if (!reply.ok) notifyError(reply.error);
  else await copyText(reply.value.text, `${plural(reply.value.count, 'entry', 'entries')} as a Mermaid diagram`);
}

/** Puts the source of the picture on the clipboard. */
export async function copySvg(): Promise<void> {
  await copyText((await picture()).svg, 'the diagram as SVG');
}

/** Puts the picture on the clipboard, to paste into a document or a chat. */
export async function copyPng(): Promise<void> {
  const blob = await pixels();
  if (blob === undefined) return;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    notify('ok', 'Copied the diagram as PNG.');
  } catch {
    notify('error', 'The picture cannot be put on the clipboard here; save it as PNG instead.');
  }
}
