import { defined } from '../defined';

/** Where a variable of the device model stands (2.x), or a configuration key (1.6: `variable` alone). */
export interface VariableAddress {
  /** '' in 1.6. */
  readonly component: string;
  readonly componentInstance?: string;
  readonly evse?: number;
  readonly connector?: number;
  readonly variable: string;
  readonly variableInstance?: string;
  /** Actual, Target, MinSet or MaxSet; Actual when absent. */
  readonly attribute?: string;
}

/** What is known of a variable; the newest word counts. */
export interface VariableFacts {
  readonly value?: string;
  readonly mutability?: string;
  readonly dataType?: string;
  readonly unit?: string;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  readonly valuesList?: string;
  readonly supportsMonitoring?: boolean;
  /** Takes effect after a reboot. */
  readonly rebootRequired?: boolean;
}

export interface KnownVariable extends VariableAddress, VariableFacts {
  /** Wall time of the newest word, ms since 1970. */
  readonly at: number;
}

/** The variables that a station has reported, or that were read or set. */
export class VariableTable {
  readonly #known = new Map<string, KnownVariable>();

  learn(address: VariableAddress, facts: VariableFacts, at: number): void {
    const key = addressKey(address);
    this.#known.set(key, { ...this.#known.get(key), ...address, ...defined(facts), at });
  }

  /** Drops what is known, e.g. since the station says there is no such variable. */
  forget(address: VariableAddress): void {
    this.#known.delete(addressKey(address));
  }

  get(address: VariableAddress): KnownVariable | undefined {
    return this.#known.get(addressKey(address));
  }

  all(): readonly KnownVariable[] {
    return [...this.#known.values()];
  }
}

/** The same for two ways to write one address: names of components and variables are case-insensitive. */
export function addressKey(address: VariableAddress): string {
  const { component, componentInstance, evse, connector, variable, variableInstance, attribute } = address;
  return [component, componentInstance ?? '', evse ?? '', connector ?? '', variable, variableInstance ?? '', attribute ?? 'Actual'].join('\u0000').toLowerCase();
}
