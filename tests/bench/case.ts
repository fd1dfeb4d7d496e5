/** One figure of a benchmark: a ratio or a size, with what is aimed at. */
export interface Figure {
  readonly name: string;
  /** Against the reference measured in the same run. */
  readonly ratio?: number;
  /** An absolute figure with its unit, where no reference makes sense. */
  readonly value?: number;
  readonly unit?: string;
  readonly aim?: number;
  readonly better: 'more' | 'less';
  readonly detail?: string;
}

export interface CaseContext {
  /** All cases together in under two minutes. */
  readonly quick: boolean;
  /** Prints a line of progress. */
  readonly say: (line: string) => void;
}

export interface Case {
  readonly name: string;
  readonly about: string;
  run(context: CaseContext): Promise<readonly Figure[]>;
}
