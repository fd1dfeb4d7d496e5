import type { HostError } from '../../shared/ipc/contract';
import { call } from '../host/host';
import { useHandOver } from '../stores/hand-over';
import { useImport } from '../stores/import-preview';
import type { Gathered } from './gather';
import { HandOverFault, putFile } from './put-file';

/**
 * Hands files over to the host, which cannot read them where they lie, and looks at the log that they are. Returns what is wrong; nothing when a
 * person had enough of it.
 */
export async function handOver({ files, name }: Gathered): Promise<HostError | undefined> {
  const [first, ...others] = files;
  if (!first) return { code: 'refused', message: name === undefined ? 'There was no file in it.' : `The folder ${name} holds no files.` };
  const stop = new AbortController();
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const title = name ?? (others.length === 0 ? first.name : `${first.name} and ${others.length} more`);
  const { begin, reached, look, end } = useHandOver.getState();
  begin({ name: title, done: 0, size, began: performance.now(), stop, looking: false });
  try {
    const asked = await call('log.handOver', { files: files.map((one) => ({ name: one.name, size: one.file.size })), ...(name === undefined ? {} : { name }) });
    if (!asked.ok) return asked.error;
    const { offer, place } = asked.value;
    let error = await putAll(files, `hand-over/${place}`, stop.signal, (bytes) => reached(stop, bytes)).catch(faultOf);
    const cancelled = stop.signal.aborted;
    if (error === undefined && !cancelled) {
      look(stop);
      error = await useImport.getState().look({ offer });
    }
    // Nobody can open it any more; one that took its place has removed it already.
    if (error !== undefined || cancelled) void call('log.letGo', { offer });
    return cancelled ? undefined : error;
  } finally {
    end(stop);
  }
}

async function putAll(files: Gathered['files'], place: string, signal: AbortSignal, onSent: (bytes: number) => void): Promise<undefined> {
  let before = 0;
  for (const [at, { name, file }] of files.entries()) {
    await putFile(file, name, `${place}/${at}`, signal, (bytes) => onSent(before + bytes));
    before += file.size;
  }
}

function faultOf(error: unknown): HostError {
  return { code: 'failed', message: error instanceof HandOverFault ? error.message : `It could not be handed over (${error instanceof Error ? error.message : String(error)}).` };
}
