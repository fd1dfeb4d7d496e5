import { answerBefore } from './answer-before';
import { count } from './count';
import { display } from './display';
import { interval } from './interval';
import { messagesValid } from './messages-valid';
import { meterValues } from './meter-values';
import { oneCallAtATime } from './one-call-at-a-time';
import { order } from './order';
import { reportParts } from './report-parts';
import type { TraceRule } from './rule';
import { sequenceNumbers } from './sequence-numbers';
import { signatures } from './signatures';
import { statuses } from './statuses';

/** The rules that a step of the kind `check` can name. */
export const RULES: Readonly<Record<string, TraceRule>> = {
  'messages-valid': messagesValid,
  'one-call-at-a-time': oneCallAtATime,
  'sequence-numbers': sequenceNumbers,
  'report-parts': reportParts,
  'meter-values': meterValues,
  signatures,
  statuses,
  count,
  display,
  interval,
  order,
  'answer-before': answerBefore,
};

/** What holds in every case, for each side. */
export const ALWAYS = ['messages-valid', 'one-call-at-a-time'] as const;
