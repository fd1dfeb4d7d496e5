/** Characters of journals that are kept; the oldest go first. */
const KEPT_CHARACTERS = 32_000_000;

/** The journals of the cases that were played last with both ends ours, as texts: each can be opened like a file. */
export class CaseJournals {
  readonly #texts = new Map<string, string>();
  #size = 0;

  /** @param played `keyOf` of the scenario, version and setting */
  put(played: string, caseId: string, text: string): void {
    this.#drop(nameOf(played, caseId));
    this.#texts.set(nameOf(played, caseId), text);
    this.#size += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#size <= KEPT_CHARACTERS || this.#texts.size === 1) break;
      this.#drop(oldest);
    }
  }

  get(played: string, caseId: string): string | undefined {
    return this.#texts.get(nameOf(played, caseId));
  }

  /** Ids of the cases whose journals are still there. */
  of(played: string, cases: readonly string[]): string[] {
    return cases.filter((id) => this.#texts.has(nameOf(played, id)));
  }

  #drop(name: string): void {
    this.#size -= this.#texts.get(name)?.length ?? 0;
    this.#texts.delete(name);
  }
}

function nameOf(played: string, caseId: string): string {
  return `${played}#${caseId}`;
}
