import type { IdTagInfo } from '../../../schemas/generated/v16.types';
import type { IdTokenInfoType as IdTokenInfo201 } from '../../../schemas/generated/v201.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import type { Caller } from '../context';
import { asJson, has, part, parts, text, type Loose } from '../loose';
import { contractAnswer, judgeChain, judgeHashes } from './contract';
import { expiryOf, type TokenVerdict } from '../state/token-book';
import type { ChargingTransaction } from '../state/transaction-table';

/** Block C: who may charge. */

/** Longest language tag, and longest personal message that every version of 2.x takes. */
const LANGUAGE_LENGTH = 8;
const MESSAGE_LENGTH = 512;

/**
 * What the CSMS thinks of a token.
 *
 * @param transaction the transaction that begins with it: then it must not be in another one (ConcurrentTx); undefined
 *   where a token is only asked about or ends a transaction
 */
export function judge(idToken: string | undefined, type: string | undefined, caller: Caller, transaction?: ChargingTransaction): TokenVerdict {
  const { clock, tokens, transactions } = caller.csms;
  return tokens.judge(idToken, type, clock.now(), transaction !== undefined && transactions.inUse(idToken, transaction));
}

/** The verdict as 1.6 says it, which has no Unknown: an identifier that is unknown is Invalid (1.6 §7.2). */
export function idTagInfo({ status, record }: TokenVerdict): IdTagInfo {
  const expiryDate = expiryOf(record);
  return {
    status: status === 'Unknown' ? 'Invalid' : status,
    ...(expiryDate === undefined ? {} : { expiryDate }),
    ...(record?.groupId === undefined ? {} : { parentIdTag: record.groupId.slice(0, 20) }),
  };
}

/** The verdict as 2.x says it. */
export function idTokenInfo({ status, record }: TokenVerdict): IdTokenInfo201 {
  if (!record) return { status };
  const cacheExpiryDateTime = expiryOf(record);
  const language = record.language?.slice(0, LANGUAGE_LENGTH);
  return {
    status,
    ...(cacheExpiryDateTime === undefined ? {} : { cacheExpiryDateTime }),
    ...(record.groupId === undefined ? {} : { groupIdToken: { idToken: record.groupId.slice(0, 36), type: 'Central' } }),
    ...(language ? { language1: language } : {}),
    ...(record.personalMessage ? { personalMessage: { format: 'UTF8', ...(language ? { language } : {}), content: record.personalMessage.slice(0, MESSAGE_LENGTH) } } : {}),
  };
}

/** An idToken of 2.x, judged. */
export function judgeToken(token: Loose<{ idToken: string; type: string }> | undefined, caller: Caller, transaction?: ChargingTransaction): TokenVerdict {
  return judge(text(token, 'idToken'), text(token, 'type'), caller, transaction);
}

export const authorization16: Block16 = {
  serves: {
    Authorize: (request, caller) => ({ idTagInfo: idTagInfo(judge(text(request, 'idTag'), undefined, caller)) }),
  },
};

export const authorization2x: Block2x = {
  serves: {
    Authorize: (request, caller) => {
      const verdict = judgeToken(part(request, 'idToken'), caller);
      const chain = text(request, 'certificate');
      if (chain === undefined && !has(request, 'iso15118CertificateHashData')) return { idTokenInfo: idTokenInfo(verdict) };
      const judged = chain === undefined
        ? judgeHashes(parts(request, 'iso15118CertificateHashData'), caller)
        : judgeChain(chain, text(part(request, 'idToken'), 'idToken'), caller);
      return judged.then((found) => contractAnswer(found, verdict, idTokenInfo));
    },
    NotifySettlement: (request, { station }) => {
      const transaction = station.transactions.get(text(request, 'transactionId') ?? '');
      if (transaction) transaction.settlement = asJson(request);
      return NOTHING;
    },
  },
};
