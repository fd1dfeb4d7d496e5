// The schemas of 1.6 write their types out in place. Here each gets the name that the OCPP 1.6 specification gives it
// (chapter 7, Types), so that it is declared once.
const NAMES = {
  idTagInfo: 'IdTagInfo',
  chargingProfile: 'ChargingProfile',
  csChargingProfiles: 'ChargingProfile',
  chargingSchedule: 'ChargingSchedule',
  chargingSchedulePeriod: 'ChargingSchedulePeriod',
  configurationKey: 'KeyValue',
  localAuthorizationList: 'AuthorizationData',
  meterValue: 'MeterValue',
  transactionData: 'MeterValue',
  sampledValue: 'SampledValue',
};

/** Moves the inline object types of `payloads` into `definitions`, in place. */
export function nameInlineTypes(payloads, definitions) {
  for (const payload of Object.values(payloads)) nameProperties(payload, definitions);
}

function nameProperties(schema, definitions) {
  for (const [property, value] of Object.entries(schema.properties ?? {})) {
    if (value.type === 'object') schema.properties[property] = hoist(property, value, definitions);
    if (value.type === 'array' && value.items.type === 'object') value.items = hoist(property, value.items, definitions);
  }
}

function hoist(property, type, definitions) {
  nameProperties(type, definitions);
  const name = NAMES[property];
  if (!name) throw new Error(`1.6: the type of ${property} has no name`);
  const known = definitions[name];
  if (known && canonical(known) !== canonical(type)) throw new Error(`1.6: there are two different types ${name}`);
  definitions[name] ??= type;
  return { $ref: `#/definitions/${name}` };
}

/** The order of properties and of `required` says nothing. */
function canonical(value) {
  return JSON.stringify(value, (key, part) => {
    if (key === 'required' || key === 'enum') return [...part].sort();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
