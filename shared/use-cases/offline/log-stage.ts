import type { Journal } from '../../journal/journal';
import type { FrameCheck } from '../../ocpp/frame-check';
import type { OcppVersion } from '../../ocpp/version';
import type { ActResult } from '../../station/api';
import type { Prompt, Stage } from '../run/stage';
import type { Trace } from '../run/trace';

const NOTHING_TO_DO: ActResult = { ok: false, message: 'A log is over: nothing can be done in it.' };

/** A recorded log: nothing happens any more, and everything that did is there at once. */
export class LogStage implements Stage {
  readonly setting = 'offline';
  readonly ours = { station: false, csms: false };
  readonly cancelled = false;
  readonly version: OcppVersion;
  readonly station: string;
  readonly journal: Journal;
  readonly trace: Trace;
  readonly check: FrameCheck | undefined;

  constructor(options: Pick<Stage, 'version' | 'station' | 'journal' | 'trace' | 'check'>) {
    this.version = options.version;
    this.station = options.station;
    this.journal = options.journal;
    this.trace = options.trace;
    this.check = options.check;
  }

  now(): number {
    return this.trace.items.at(-1)?.at ?? 0;
  }

  until(reached: () => boolean): Promise<boolean> {
    return Promise.resolve(reached());
  }

  act(): ActResult {
    return NOTHING_TO_DO;
  }

  csmsAct(): void {}

  power(): void {}

  setVariables(): ActResult {
    return NOTHING_TO_DO;
  }

  call(): void {}

  sendRaw(): boolean {
    return false;
  }

  configure(): void {}

  answer(): ActResult {
    return NOTHING_TO_DO;
  }

  fault(): ActResult {
    return NOTHING_TO_DO;
  }

  prompt(who: 'station' | 'csms', text: string): Prompt {
    return { id: 0, who, kind: 'act', text, state: 'skipped' };
  }

  withdraw(): void {}

  end(): Promise<void> {
    return Promise.resolve();
  }
}
