import { randomUUID } from 'node:crypto';
import type { Random } from '../../shared/platform/random';

/** Randomness of this machine; identifiers are unique in practice. */
export class NodeRandom implements Random {
  next(): number {
    return Math.random();
  }

  uuid(): string {
    return randomUUID();
  }
}
