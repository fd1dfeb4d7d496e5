import type { ErrorCode } from '../error-codes';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';

/** What a rule has to say about one place of a payload. */
export interface RuleFinding {
  /** Pointer into the payload. */
  readonly at: string;
  readonly found: JsonValue | undefined;
  readonly expected: string;
  readonly message: string;
}

/**
 * Something that no schema says: one rule, one file. It also sees payloads that break their schema, so it takes nothing for
 * granted and leaves to the schema what the schema says.
 */
export interface PayloadRule {
  readonly name: string;
  readonly severity: Violation['severity'];
  readonly code: ErrorCode;
  readonly reference?: string;
  readonly versions: readonly OcppVersion[];
  /** `<Action>.request`, `<Action>.response` or `<Action>.send`. */
  readonly payloads: readonly string[];
  /** Undefined when there is nothing to say, which is what it must find out fast. */
  check(payload: JsonObject, key: string): readonly RuleFinding[] | undefined;
}

export function ruleViolation(rule: PayloadRule, finding: RuleFinding, base: string): Violation {
  return {
    path: `${base}${finding.at}`,
    rule: rule.name,
    severity: rule.severity,
    found: finding.found,
    expected: finding.expected,
    message: finding.message,
    code: rule.code,
    ...(rule.reference ? { reference: rule.reference } : {}),
  };
}

export function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The objects of a list, each with its index; nothing when it is no list. */
export function objectsOf(value: JsonValue | undefined): Array<readonly [index: number, object: JsonObject]> {
  const objects: Array<readonly [number, JsonObject]> = [];
  if (!Array.isArray(value)) return objects;
  for (let index = 0; index < value.length; index++) {
    const element = value[index];
    if (isJsonObject(element)) objects.push([index, element]);
  }
  return objects;
}
