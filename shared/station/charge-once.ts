import { perform } from './acts';
import type { ActResult, ChargingSessionOptions, ChargingSessionResult } from './api';
import type { StationCore } from './core/core';
import type { Evse } from './core/evse';
import type { Transaction } from './core/transaction';
import { transactionName } from './status';

const BOOT_MS = 30_000;
const STEP_MS = 60_000;

/** A step that did not go as it should, as a sentence. */
class Failure {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/**
 * One charging session from boot to Available. Ends with a reason as soon as the CSMS refuses anything, or when a step takes
 * too long.
 */
export async function chargeOnce(core: StationCore, options: ChargingSessionOptions): Promise<ChargingSessionResult> {
  const run = new Run(core);
  try {
    const outcome = await play(core, options, run);
    return outcome instanceof Failure ? { ok: false, message: outcome.message } : outcome;
  } finally {
    run.end();
  }
}

async function play(core: StationCore, options: ChargingSessionOptions, run: Run): Promise<ChargingSessionResult | Failure> {
  const { evse: evseId, connector, idToken, tokenType, meterValues, pauseMs = 0 } = options;
  const evse = core.evse(evseId);
  if (!evse) return new Failure(`There is no EVSE ${evseId}; this station has ${core.evses.length}.`);
  const present = { kind: 'present-token', evse: evseId, idToken, ...(tokenType === undefined ? {} : { type: tokenType }) } as const;

  const booted = await run.until(BOOT_MS, () => core.ready && core.outbox.idle, () => notAcceptedYet(core), () => rejected(core));
  if (booted) return booted;
  await run.pause(pauseMs);
  const plugged = failed(perform(core, { kind: 'plug-in', evse: evseId, connector }))
    ?? await run.until(STEP_MS, () => core.outbox.idle, () => 'The CSMS did not answer in time what the station told of the cable.');
  if (plugged) return plugged;
  await run.pause(pauseMs);
  const presented = failed(perform(core, present));
  if (presented) return presented;
  const begun = await run.until(STEP_MS, () => evse.transaction?.accepted === true, () => 'The CSMS has not accepted a transaction in time.');
  if (begun) return begun;
  const { transaction } = evse;
  if (!transaction) return new Failure('The transaction ended before it had begun to charge.');

  const charged = await charge(core, evse, transaction, meterValues, run);
  if (charged) return charged;
  const stopped = failed(perform(core, present))
    ?? await run.until(STEP_MS, () => !evse.authorization && !evse.authorizing, () => 'The station did not stop in time.');
  if (stopped) return stopped;
  await run.pause(pauseMs);
  const unplugged = failed(perform(core, { kind: 'unplug', evse: evseId, connector }));
  if (unplugged) return unplugged;
  const done = await run.until(STEP_MS, () => transaction.ended && core.outbox.idle && evse.reported[connector - 1] === 'Available',
    () => 'The end of the transaction was not answered in time, or the connector did not become Available.');
  if (done) return done;

  const energy = evse.path.shown - transaction.meterStart;
  const transactionId = transactionName(transaction, core.config.version);
  return { ok: true, message: `Transaction ${transactionId} has ended after ${energy} Wh; everything was accepted.`, transactionId, energy };
}

/** Waits until so many messages with meter values were answered. */
async function charge(core: StationCore, evse: Evse, transaction: Transaction, meterValues: number, run: Run): Promise<Failure | undefined> {
  const interval = core.settings.number('TxUpdatedInterval');
  if (meterValues > 0 && interval <= 0) return new Failure('The CSMS has switched meter values off (an interval of 0); none will come.');
  const wait = meterValues * (interval / core.config.speed) * 1000 + STEP_MS;
  return run.until(wait, () => transaction.meterValuesAnswered >= meterValues,
    () => `Only ${transaction.meterValuesAnswered} of ${meterValues} meter values were answered in time.`,
    () => (evse.transaction === transaction ? undefined : `The transaction ended early: ${transaction.stoppedReason ?? 'nobody knows why'}.`));
}

/** Waits for the station to get somewhere, and hears what the CSMS refuses on the way. */
class Run {
  readonly #core: StationCore;
  #refused: string | undefined;
  #hearRefusal: (() => void) | undefined;

  constructor(core: StationCore) {
    this.#core = core;
    core.onRefusal = (sentence) => {
      this.#refused ??= sentence;
      this.#hearRefusal?.();
    };
  }

  /** Lets a person take their time, ms. */
  async pause(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => void this.#core.ports.clock.after(ms, resolve));
  }

  #switchedOff(): string | undefined {
    return this.#core.running ? undefined : 'The station was switched off.';
  }

  end(): void {
    this.#core.onRefusal = undefined;
  }

  /**
   * @param late the sentence when it takes longer than `ms`
   * @param early a sentence as soon as there is no more point in waiting
   */
  until(ms: number, reached: () => boolean, late: () => string, early: () => string | undefined = () => undefined): Promise<Failure | undefined> {
    const core = this.#core;
    return new Promise((resolve) => {
      const look = (): void => {
        const failure = this.#refused ?? (reached() ? undefined : this.#switchedOff() ?? early());
        if (failure !== undefined || reached()) settle(failure === undefined ? undefined : new Failure(failure));
      };
      const timer = core.clock.after(ms, () => settle(new Failure(late())));
      const forget = core.onChange(look);
      const settle = (failure: Failure | undefined): void => {
        timer.cancel();
        forget();
        this.#hearRefusal = undefined;
        resolve(failure);
      };
      this.#hearRefusal = look;
      look();
    });
  }
}

function failed(result: ActResult): Failure | undefined {
  return result.ok ? undefined : new Failure(result.message);
}

function rejected(core: StationCore): string | undefined {
  return core.registration === 'Rejected' ? 'The CSMS has rejected the station.' : undefined;
}

function notAcceptedYet(core: StationCore): string {
  if (core.registration === 'Pending') return 'The CSMS keeps the station Pending.';
  return core.link.lastError ?? 'The CSMS has not accepted the station in time.';
}
