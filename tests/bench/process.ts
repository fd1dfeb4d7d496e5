import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly port: number;
  /** All that the server said when it was ready. */
  readonly first: Record<string, number>;
  /** Resident memory after a collection, bytes. */
  rss(): Promise<number>;
  /** Says something that has no answer. */
  tell(order: string): void;
  ask(question: string): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/** Starts one of the servers in tests/bench/servers in a process of its own. */
export async function startServer(name: string, args: readonly string[] = []): Promise<ServerProcess> {
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child = fork(file, [...args], { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const first = await answerOf(child);
  const ask = (question: string): Promise<Record<string, number>> => {
    const answer = answerOf(child);
    child.send(question);
    return answer;
  };
  return {
    port: first.port ?? 0,
    first,
    ask,
    tell: (order) => void child.send(order),
    rss: async () => (await ask('rss')).rss ?? 0,
    stop: () => new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.send('stop');
    }),
  };
}

function answerOf(child: ChildProcess): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const done = (message: unknown): void => { child.off('exit', failed); resolve(message as Record<string, number>); };
    const failed = (code: number | null): void => { child.off('message', done); reject(new Error(`The server ended with code ${String(code)} before it answered.`)); };
    child.once('message', done);
    child.once('exit', failed);
  });
}
