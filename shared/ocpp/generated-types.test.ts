import { expect, expectTypeOf, test } from 'vitest';
import type * as V16 from '../../schemas/generated/v16.types';
import type * as V201 from '../../schemas/generated/v201.types';
import type * as V21 from '../../schemas/generated/v21.types';
import type { JsonObject } from './json';

test('payload types may be given wherever a JSON object is asked for', () => {
  expectTypeOf<V16.StartTransactionRequest>().toExtend<JsonObject>();
  expectTypeOf<V201.TransactionEventRequest>().toExtend<JsonObject>();
  expectTypeOf<V21.Sends['NotifyPeriodicEventStream']>().toExtend<JsonObject>();
  const request: V16.AuthorizeRequest = { idTag: 'T01' };
  const json: JsonObject = request;
  expect(json).toEqual({ idTag: 'T01' });
});

test('types that payloads share are declared once', () => {
  expectTypeOf<V201.AuthorizeRequest['idToken']>().toEqualTypeOf<V201.IdTokenType>();
  expectTypeOf<V201.ReserveNowRequest['idToken']>().toEqualTypeOf<V201.IdTokenType>();
  expectTypeOf<V16.StopTransactionRequest['transactionData']>().toEqualTypeOf<V16.MeterValue[] | undefined>();
  expectTypeOf<V16.MeterValuesRequest['meterValue']>().toEqualTypeOf<V16.MeterValue[]>();
  expectTypeOf<V16.SetChargingProfileRequest['csChargingProfiles']>().toEqualTypeOf<V16.ChargingProfile>();
});

test('enumerations are unions of their values, and nothing else is let in', () => {
  expectTypeOf<V16.ResetRequest['type']>().toEqualTypeOf<'Hard' | 'Soft'>();
  expectTypeOf<V201.Actions['Authorize']['response']>().toEqualTypeOf<V201.AuthorizeResponse>();
  // @ts-expect-error: there is no such field
  const wrong: V16.AuthorizeRequest = { idTag: 'T01', time: 1 };
  expect(wrong).toBeDefined();
});
