import { EMPTY_WORLD, type WorldState } from '../state/model';
import { patchOf, type Patch } from '../state/patch';

export interface StateStep {
  /** Of this answer, for the next question. */
  readonly number: number;
  /** The answer whose state the patch is put to; absent when to a state without stations. */
  readonly since?: number;
  /** Absent when nothing changed. */
  readonly patch?: Patch;
}

/** The state that a window was left with, so that it is told only what changes. */
export class FollowedState {
  #number = 0;
  #world: WorldState = EMPTY_WORLD;

  /**
   * What makes `world` of the state that the window has.
   *
   * @param since number of the last answer that the window took; another than the last one given stands for none
   */
  next(world: WorldState, since: number | undefined): StateStep {
    const goesOn = since !== undefined && since === this.#number;
    const patch = patchOf(goesOn ? this.#world : EMPTY_WORLD, world);
    this.#world = world;
    this.#number += 1;
    return { number: this.#number, ...(goesOn ? { since } : {}), ...(patch ? { patch } : {}) };
  }
}
