import { download } from '../actions/files';
import { call } from '../host/host';
import { useJournal } from '../stores/journal';
import { notify, notifyError } from '../stores/notices';
import { count } from '../ui/format';
import { sequenceRows } from './rows';
import { MOST_IN_A_PICTURE, svgOf } from './svg';

/** Highest picture that browsers draw, px. */
const HIGHEST = 16_000;

function nameOf(extension: string): string {
  return `${(useJournal.getState().info?.name ?? 'sequence').replace(/(?:\.ocppj)?\.jsonl$/, '')}-sequence.${extension}`;
}

async function picture(stations: readonly string[]): Promise<ReturnType<typeof svgOf>> {
  const rows = await sequenceRows.first(MOST_IN_A_PICTURE);
  if (sequenceRows.total > rows.length) notify('info', `The picture holds the first ${count(rows.length)} of ${count(sequenceRows.total)} entries. Choose fewer by a filter or a selection.`);
  return svgOf(rows, stations);
}

/** Saves the diagram as a picture that documents show at any size. */
export async function saveSvg(stations: readonly string[]): Promise<void> {
  download(nameOf('svg'), (await picture(stations)).svg, 'image/svg+xml');
}

/** Saves the diagram as a picture of pixels, twice as fine as the screen where that can be drawn. */
export async function savePng(stations: readonly string[]): Promise<void> {
  const { svg, width, height } = await picture(stations);
  const scale = height * 2 <= HIGHEST ? 2 : 1;
  if (height > HIGHEST) {
    notify('error', 'This diagram is too long for a PNG. Choose fewer entries, or save it as SVG.');
    return;
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
  else download(nameOf('png'), new Uint8Array(await blob.arrayBuffer()), 'image/png');
}

/** Saves the diagram in the notation of Mermaid. */
export async function saveMermaid(): Promise<void> {
  const reply = await call('log.export', { format: 'mermaid', view: 'sequence' });
  if (!reply.ok) notifyError(reply.error);
  else if (reply.value.text !== undefined) download(nameOf('mmd'), reply.value.text, 'text/plain');
}
