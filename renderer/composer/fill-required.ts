import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/ocpp/json';

/**
 * The payload with what the skeleton has and it has not, at every depth. What stands there stays, right or wrong; of a list
 * each element gets what the skeleton's first one has.
 */
export function fillRequired(payload: JsonObject, skeleton: JsonObject): JsonObject {
  const filled: JsonObject = { ...payload };
  for (const [name, value] of Object.entries(skeleton)) {
    const present = Object.hasOwn(payload, name) ? payload[name] : undefined;
    filled[name] = present === undefined ? value : fillValue(present, value);
  }
  return filled;
}

function fillValue(present: JsonValue, model: JsonValue): JsonValue {
  if (isJsonObject(present) && isJsonObject(model)) return fillRequired(present, model);
  if (!Array.isArray(present) || !Array.isArray(model)) return present;
  const [first] = model;
  if (first === undefined) return present;
  return present.length === 0 ? model : present.map((element) => fillValue(element, first));
}
