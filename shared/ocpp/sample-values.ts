import type { JsonValue } from './json';
import type { Leaf } from './skeleton';

/**
 * Likely values of fields, by name. A text or number is taken when the field's type and limits allow it; of an enumeration,
 * when it is one of its values.
 */
const BY_NAME: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  idToken: ['T01'],
  idTag: ['T01'],
  parentIdTag: ['T01'],
  transactionId: ['324567986', 1],
  evseId: [1],
  connectorId: [1],
  id: [1, '1'],
  requestId: [1],
  remoteStartId: [1],
  reservationId: [1],
  chargingProfileId: [1],
  listVersion: [1],
  versionNumber: [1],
  interval: [300],
  duration: [3600],
  limit: [16],
  configurationSlot: [1],
  messageTimeout: [30],
  securityProfile: [1],
  value: [0, '0'],
  vendorName: ['Example'],
  model: ['Workbench'],
  chargePointVendor: ['Example'],
  chargePointModel: ['Workbench'],
  vendorId: ['org.example'],
  key: ['HeartbeatInterval'],
  attributeValue: ['300'],
  actualValue: ['300'],
  name: ['HeartbeatInterval'],
  location: ['https://example.org/file'],
  remoteLocation: ['https://example.org/file'],
  responderURL: ['https://example.org/ocsp'],
  ocppCsmsUrl: ['wss://example.org/ocpp'],
  content: ['Hello'],
  currency: ['EUR'],
  // Of enumerations: what one tries first, where the first in the schema is a rare one.
  type: ['SecurityEventNotification', 'Operative', 'ISO14443', 'Immediate', 'Soft', 'UpperThreshold'],
  operationalStatus: ['Operative'],
  eventType: ['Started'],
  triggerReason: ['CablePluggedIn'],
  connectorStatus: ['Available'],
  errorCode: ['NoError'],
  reason: ['PowerUp'],
  reportBase: ['FullInventory'],
  requestedMessage: ['StatusNotification', 'Heartbeat'],
  requestedEnergyTransfer: ['AC_three_phase'],
  chargingProfilePurpose: ['TxDefaultProfile'],
  chargingProfileKind: ['Absolute'],
  chargingRateUnit: ['A'],
  ocppVersion: ['OCPP20'],
  ocppTransport: ['JSON'],
  format: ['UTF8'],
  priority: ['NormalCycle'],
  updateType: ['Full'],
};

/** Where the name alone says too little: by the field's parent and its name. */
const BY_PARENT: Readonly<Record<string, string>> = {
  'component.name': 'OCPPCommCtrlr',
  'variable.name': 'HeartbeatInterval',
  'firmware.location': 'https://example.org/firmware.bin',
};

/** A likely value of a field; one that fits the schema, whatever the field is. */
export function sampleValue({ name, schema, path }: Leaf, now: string): JsonValue {
  const { enum: values, format } = schema;
  if (format === 'date-time') return now;
  if (format === 'uri') return 'https://example.org/file';
  const parent = path[path.length - 2];
  const special = parent === undefined ? undefined : BY_PARENT[`${parent}.${name}`];
  const likely = [...(special === undefined ? [] : [special]), ...(Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? []) : [])];
  const chosen = likely.find((value) => fits(value, schema));
  if (chosen !== undefined) return chosen;
  if (Array.isArray(values)) return values.find((value) => value === 'Accepted') ?? values[0] ?? '';
  return plainValue(schema);
}

function fits(value: string | number | boolean, schema: Leaf['schema']): boolean {
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value);
  if (typeof value === 'string') return schema['type'] === 'string' && value.length <= limit(schema['maxLength'], Infinity);
  if (typeof value === 'boolean') return schema['type'] === 'boolean';
  const isNumber = schema['type'] === 'number' || (schema['type'] === 'integer' && Number.isInteger(value));
  return isNumber && value >= limit(schema['minimum'], -Infinity) && value <= limit(schema['maximum'], Infinity);
}

function plainValue(schema: Leaf['schema']): JsonValue {
  switch (schema['type']) {
    case 'string': return 'x'.repeat(limit(schema['minLength'], 0));
    case 'integer':
    case 'number': return Math.max(0, limit(schema['minimum'], 0));
    case 'boolean': return false;
    case 'array': return [];
    case 'object': return {};
    default: return '';
  }
}

function limit(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
