import { actionsOf, mayBeSentBy, type ActionInfo } from '../actions';
import type { CheckContext, FrameCheck } from '../frame-check';
import type { Frame, WellFormed } from '../frame';
import type { JsonObject } from '../json';
import type { OcppVersion } from '../version';
import type { Violation } from '../violation';
import { unknownAction, wrongMessageType, wrongSender } from './action-faults';
import { describeFault } from './describe-fault';
import { errorFaults } from './error-faults';
import { fieldLookup } from './field-lookup';
import { codeOfMalformed, malformedFault } from './malformed-faults';
import type { PayloadValidator, PayloadValidators, VersionShapes } from './payload-validator';
import { ruleViolation, type PayloadRule } from './rule';
import { PAYLOAD_RULES } from './rules';
import { plural } from './words';

const NONE: readonly Violation[] = Object.freeze([]);
const MAX_ID_LENGTH = 36;

type Part = 'request' | 'response' | 'send';

interface PayloadCheck {
  readonly key: string;
  readonly action: string;
  readonly part: string;
  readonly validate: PayloadValidator;
  readonly rules: readonly PayloadRule[];
}

interface ActionCheck {
  readonly info: ActionInfo;
  readonly request: PayloadCheck | undefined;
  readonly response: PayloadCheck | undefined;
  readonly send: PayloadCheck | undefined;
}

/**
 * Checks frames of one version. A frame without fault costs the run of its generated validator and little more; sentences
 * are only made when there is something to say.
 */
export class FrameValidator implements FrameCheck {
  readonly version: OcppVersion;
  readonly #actions: ReadonlyMap<string, ActionCheck>;
  readonly #shapesText: string;
  #shapes: VersionShapes | undefined;

  /** @param shapes JSON of a VersionShapes, read when the first sentence needs it. */
  constructor(version: OcppVersion, validators: PayloadValidators, shapes: string) {
    this.version = version;
    this.#shapesText = shapes;
    this.#actions = new Map(actionsOf(version).map((info) => [info.name, actionCheck(version, info, validators)]));
  }

  check(frame: Frame, context: CheckContext): readonly Violation[] {
    if (frame.kind !== 'malformed') {
      const content = this.#content(frame, context);
      return frame.id.length > MAX_ID_LENGTH ? [longId(this.version, frame.id), ...content] : content;
    }
    const fault = malformedFault(this.version, frame);
    // Of a later version's message there is nothing more to say than that.
    const usable = frame.reason === 'type-id-of-later-version' ? undefined : frame.usable;
    return usable ? [fault, ...this.#content(usable, context)] : [fault];
  }

  /**
   * Checks a payload alone, for editors and forms. Paths start at the payload. Unknown actions have no violations: check
   * the frame for these.
   */
  checkPayload(action: string, part: Part, payload: JsonObject): readonly Violation[] {
    const check = this.#actions.get(action)?.[part];
    return check ? this.#payload(check, payload, '') : NONE;
  }

  #content(frame: WellFormed, context: CheckContext): readonly Violation[] {
    switch (frame.kind) {
      case 'call': return this.#message(frame.action, frame.payload, 'request', context);
      case 'send': return this.version === '2.1'
        ? this.#message(frame.action, frame.payload, 'send', context)
        : [laterType(this.version, 6, 'SEND')];
      case 'result': {
        const check = context.requestAction === undefined ? undefined : this.#actions.get(context.requestAction)?.response;
        return check ? this.#payload(check, frame.payload, '/2') : NONE;
      }
      case 'error': return orNone(errorFaults(this.version, frame));
      case 'resultError': return this.version === '2.1'
        ? orNone(errorFaults(this.version, frame))
        : [laterType(this.version, 5, 'CALLRESULTERROR'), ...errorFaults(this.version, frame)];
    }
  }

  #message(action: string, payload: JsonObject, part: 'request' | 'send', context: CheckContext): readonly Violation[] {
    const known = this.#actions.get(action);
    if (!known) return [unknownAction(this.version, action)];
    const check = known[part] ?? known.send ?? known.request;
    const content = check ? this.#payload(check, payload, '/3') : NONE;
    const typeFault = known[part] ? undefined : wrongMessageType(this.version, action, part === 'send');
    const senderFault = mayBeSentBy(known.info, context.sender) ? undefined : wrongSender(this.version, known.info, context.sender);
    if (!typeFault && !senderFault) return content;
    return [...(typeFault ? [typeFault] : []), ...(senderFault ? [senderFault] : []), ...content];
  }

  #payload(check: PayloadCheck, payload: JsonObject, base: string): readonly Violation[] {
    let violations: Violation[] | undefined;
    if (!check.validate(payload)) violations = this.#describe(check, payload, base);
    for (const rule of check.rules) {
      const findings = rule.check(payload, check.key);
      if (findings === undefined || findings.length === 0) continue;
      violations ??= [];
      for (const finding of findings) {
        const violation = ruleViolation(rule, finding, base);
        // Where the schema has spoken already, a second sentence about the same place says nothing new.
        if (!violations.some((known) => known.path === violation.path)) violations.push(violation);
      }
    }
    return violations ?? NONE;
  }

  #describe(check: PayloadCheck, payload: JsonObject, base: string): Violation[] {
    this.#shapes ??= JSON.parse(this.#shapesText) as VersionShapes;
    const fields = fieldLookup(this.#shapes, check.key);
    const context = { version: this.version, action: check.action, part: check.part, payload, base, fields };
    return (check.validate.errors ?? []).map((fault) => describeFault(fault, context));
  }
}

function actionCheck(version: OcppVersion, info: ActionInfo, validators: PayloadValidators): ActionCheck {
  const check = (part: Part): PayloadCheck | undefined => {
    const key = `${info.name}.${part}`;
    const validate = validators[key];
    if (!validate) return undefined;
    const rules = PAYLOAD_RULES.filter((rule) => rule.versions.includes(version) && rule.payloads.includes(key));
    return { key, action: info.name, part: part === 'send' ? 'message' : part, validate, rules };
  };
  return { info, request: check('request'), response: check('response'), send: check('send') };
}

function orNone(violations: Violation[]): readonly Violation[] {
  return violations.length === 0 ? NONE : violations;
}

function longId(version: OcppVersion, id: string): Violation {
  return {
    path: '/1',
    rule: 'id-too-long',
    severity: 'error',
    found: id,
    expected: `at most ${MAX_ID_LENGTH} characters`,
    message: `The message id has ${plural(id.length, 'character')}; at most ${MAX_ID_LENGTH} are allowed.`,
    code: codeOfMalformed(version, 'id-too-long'),
    reference: 'OCPP-J §4.1.4',
  };
}

function laterType(version: OcppVersion, typeId: number, name: string): Violation {
  return {
    path: '/0',
    rule: 'type-id-of-later-version',
    severity: 'error',
    found: typeId,
    expected: '2 (CALL), 3 (CALLRESULT) or 4 (CALLERROR)',
    message: `${name} (type ${typeId}) exists from OCPP 2.1 on; this connection speaks ${version}.`,
    code: 'MessageTypeNotSupported',
    reference: 'OCPP-J 2.1 §4.1.3',
  };
}

