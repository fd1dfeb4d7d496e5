import type { IdTagInfo } from '../../../schemas/generated/v16.types';
import type { IdTokenInfoType as IdTokenInfo201, IdTokenType } from '../../../schemas/generated/v201.types';
import type { TokenStatus } from '../api';
import type { AuthorizeResponse } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import { timestamp, type Caller } from '../context';
import { asJson, has, part, parts, text, type Loose } from '../loose';
import { ownTariff, withTariffText } from './tariff';
import { contractAnswer, judgeChain, judgeHashes } from './contract';
import type { StationRecord } from '../state/station-record';
import { expiryOf, tokenKey, type Presented, type TokenVerdict } from '../state/token-book';
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
export function judge(
  idToken: string | undefined, type: string | undefined, caller: Caller, transaction?: ChargingTransaction, more: Pick<Presented, 'additionalInfo'> = {},
): TokenVerdict {
  const { csms: { clock, settings, tokens, transactions }, station } = caller;
  return tokens.judge(idToken, type, clock.now(), {
    ...more,
    station: station.id,
    evse: transaction?.evse,
    connectorTypes: connectorTypesOf(station),
    inUse: transaction !== undefined && transactions.inUse(idToken, transaction),
    // A token that a remote start of this CSMS brought up is good, in the book or not (C03, C05).
    // What a payment terminal has taken money for is good as well (2.1, C18).
    ours: idToken !== undefined && (station.hasIssued(tokenKey(idToken)) || (type === 'DirectPayment' && settings.directPayments)),
  });
}

/** Types of connectors that the station has reported (2.x). */
function connectorTypesOf(station: StationRecord): readonly string[] {
  return station.variables.all().flatMap(({ component, variable, value }) => (component === 'Connector' && variable === 'ConnectorType' && value !== undefined ? [value] : []));
}

/** 1.6 has fewer words (§7.2): who is unknown is Invalid, who may not charge here or now is Blocked. */
const STATUS_16: Readonly<Record<TokenStatus, IdTagInfo['status']>> = {
  Accepted: 'Accepted', Blocked: 'Blocked', ConcurrentTx: 'ConcurrentTx', Expired: 'Expired', Invalid: 'Invalid', Unknown: 'Invalid',
  NoCredit: 'Blocked', NotAllowedTypeEVSE: 'Blocked', NotAtThisLocation: 'Blocked', NotAtThisTime: 'Blocked',
};

export function idTagInfo({ status, record }: TokenVerdict): IdTagInfo {
  const expiryDate = expiryOf(record);
  return {
    status: STATUS_16[status],
    ...(expiryDate === undefined ? {} : { expiryDate }),
    ...(record?.groupId === undefined ? {} : { parentIdTag: record.groupId.slice(0, 20) }),
  };
}

/** The verdict as 2.x says it. */
export function idTokenInfo({ status, record }: TokenVerdict): IdTokenInfo201 {
  if (!record) return { status };
  const cacheExpiryDateTime = expiryOf(record);
  const language = record.language?.slice(0, LANGUAGE_LENGTH);
  const second = record.language2?.slice(0, LANGUAGE_LENGTH);
  return {
    status,
    // C01.FR.19, C01.FR.20: named only where the token is good at some EVSEs and not at others.
    ...(status === 'Accepted' && record.evses && record.evses.length > 0 ? { evseId: [...record.evses] as [number, ...number[]] } : {}),
    ...(cacheExpiryDateTime === undefined ? {} : { cacheExpiryDateTime }),
    ...(record.chargingPriority === undefined ? {} : { chargingPriority: record.chargingPriority }),
    ...(record.groupId === undefined ? {} : { groupIdToken: { idToken: record.groupId.slice(0, 36), type: 'Central' } }),
    ...(language ? { language1: language } : {}),
    ...(language && second && second !== language ? { language2: second } : {}),
    ...(record.personalMessage ? { personalMessage: { format: 'UTF8', ...(language ? { language } : {}), content: record.personalMessage.slice(0, MESSAGE_LENGTH) } } : {}),
  };
}

/** An idToken of 2.x, judged. */
export function judgeToken(token: Loose<{ idToken: string; type: string }> | undefined, caller: Caller, transaction?: ChargingTransaction): TokenVerdict {
  const additionalInfo = parts(token as Loose<IdTokenType> | undefined, 'additionalInfo')
    .map((item) => ({ additionalIdToken: text(item, 'additionalIdToken'), type: text(item, 'type') }));
  return judge(text(token, 'idToken'), text(token, 'type'), caller, transaction, { additionalInfo });
}

/** A prepaid credit changes all the time, so that no cache may keep what was said of it (2.1, C17.FR.01 and .02). */
function uncached(info: IdTokenInfo201, { record }: TokenVerdict, { csms, version }: Caller): IdTokenInfo201 {
  return version === '2.1' && record?.credit !== undefined ? { ...info, cacheExpiryDateTime: timestamp(csms) } : info;
}

export const authorization16: Block16 = {
  serves: {
    Authorize: (request, caller) => ({ idTagInfo: idTagInfo(judge(text(request, 'idTag'), undefined, caller)) }),
  },
};

/** Which kinds of energy transfer are allowed, where that is set (2.1, Q01.FR.01). */
function allowedTransfers({ status }: TokenVerdict, { csms, version }: Caller): { allowedEnergyTransfer?: NonNullable<AuthorizeResponse['allowedEnergyTransfer']> } {
  const { transfers } = csms.settings.chargingNeeds;
  if (version !== '2.1' || status !== 'Accepted' || !transfers || transfers.length === 0) return {};
  return { allowedEnergyTransfer: [...transfers] as NonNullable<AuthorizeResponse['allowedEnergyTransfer']> };
}

export const authorization2x: Block2x = {
  serves: {
    Authorize: (request, caller) => {
      const verdict = judgeToken(part(request, 'idToken'), caller);
      const chain = text(request, 'certificate');
      const tariff = ownTariff(verdict, caller);
      if (chain === undefined && !has(request, 'iso15118CertificateHashData')) {
        const info = uncached(idTokenInfo(verdict), verdict, caller);
        const transfers = allowedTransfers(verdict, caller);
        return tariff ? { idTokenInfo: info, tariff, ...transfers } : { idTokenInfo: withTariffText(info, verdict, caller), ...transfers };
      }
      const judged = chain === undefined
        ? judgeHashes(parts(request, 'iso15118CertificateHashData'), caller)
        : judgeChain(chain, text(part(request, 'idToken'), 'idToken'), caller);
      return judged.then((found) => contractAnswer(found, verdict, idTokenInfo));
    },
    NotifySettlement: (request, { csms, station }) => {
      const transaction = station.transactions.get(text(request, 'transactionId') ?? '');
      if (transaction) transaction.settlement = asJson(request);
      const reference = text(request, 'pspRef') ?? '';
      const { receiptUrl } = csms.settings;
      // C21: with ReceiptByCSMS the terminal has made none. What was not taken gives no receipt.
      if (receiptUrl === '' || text(request, 'status') !== 'Settled' || has(request, 'receiptUrl') || has(request, 'receiptId')) return NOTHING;
      return { receiptId: reference.slice(0, 50), receiptUrl: `${receiptUrl}${encodeURIComponent(reference)}`.slice(0, 2000) };
    },
  },
};
