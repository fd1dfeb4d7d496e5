import type { LogRule } from '../finding';
import { missingMeterValues } from './missing-meter-values';
import { overlappingCalls } from './overlapping-calls';
import { repeatedMessageId } from './repeated-message-id';
import { strayAnswer } from './stray-answer';
import { transactionSequence } from './transaction-sequence';
import { transactionStop16 } from './transaction-stop-16';
import { unansweredCall } from './unanswered-call';

export const LOG_RULES: readonly LogRule[] = [
  repeatedMessageId, strayAnswer, unansweredCall, overlappingCalls, transactionSequence, transactionStop16, missingMeterValues,
];
