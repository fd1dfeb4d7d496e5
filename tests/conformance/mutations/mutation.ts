import type { OcppVersion } from '../../../shared/ocpp/version';
import type { Side } from '../../../shared/use-cases/catalogue/model';
import type { Meddler } from '../../../shared/use-cases/stage/wire-faults';

/** A peer that is wrong in one way, and the one check that has to notice it. */
export interface Mutation {
  /** What the peer does wrong, e.g. `a station that skips a sequence number`. */
  readonly name: string;
  /** File name of the scenario, e.g. `E02` or `E02-16`. */
  readonly scenario: string;
  readonly case: string;
  readonly version: OcppVersion;
  /** Which side is wrong. */
  readonly of: Side;
  /** Made anew for each run. */
  readonly meddle: () => Meddler;
  /** Id of the check that fails, and no other. */
  readonly fails: string;
}
