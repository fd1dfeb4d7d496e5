import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { sourceLines } from '../../shared/import/source-lines';
import { byPlace, type RankedFinding } from '../../shared/insight/check-log';
import { decoded, filePieces } from '../node/import/text-pieces';
import { temporaryFolder } from '../node/temporary';

/** Characters that are held before they go into a file. */
const HELD = 1 << 20;

/** Findings in their order, until it is known what is to be said between them; many of them in a temporary file. */
export class FindingSpool {
  #count = 0;
  #lines: string[] = [];
  #length = 0;
  #file: string | undefined;

  get count(): number {
    return this.#count;
  }

  add(said: RankedFinding): void {
    const line = `${JSON.stringify(said)}\n`;
    this.#count += 1;
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length < HELD) return;
    this.#file ??= path.join(temporaryFolder().path, 'findings.jsonl');
    appendFileSync(this.#file, this.#lines.join(''));
    this.#lines = [];
    this.#length = 0;
  }

  /** All of them, with `others`, which are in order too, in between. */
  *with(others: readonly RankedFinding[]): Generator<RankedFinding, void, undefined> {
    let next = 0;
    for (const said of this.#all()) {
      for (let other = others[next]; other && byPlace(other, said) < 0; other = others[next]) {
        yield other;
        next += 1;
      }
      yield said;
    }
    yield* others.slice(next);
  }

  *#all(): Generator<RankedFinding, void, undefined> {
    const file = this.#file;
    const pieces = (): Iterable<string> => (file === undefined ? [] : decoded(filePieces(file)));
    for (const { text } of sourceLines({ text: '', pieces })) yield readBack(text);
    for (const line of this.#lines) yield readBack(line);
  }
}

/** It was written here. */
function readBack(line: string): RankedFinding {
  return JSON.parse(line) as RankedFinding;
}
