import { number, object, objects, text } from '../journal/loose';
import type { JsonObject } from '../ocpp/json';
import type { BlockFolds, Fold } from './message';
import { withVariables, type VariableChange, type VariableKey } from './variable-list';

/** The component and variable that an item of a message is about; undefined when it names none. */
function keyOf(item: JsonObject, attribute: string | undefined): VariableKey | undefined {
  const component = object(item, 'component');
  const variable = object(item, 'variable');
  const place = object(component, 'evse');
  const componentName = text(component, 'name');
  const variableName = text(variable, 'name');
  if (componentName === undefined || variableName === undefined) return undefined;
  return {
    component: componentName,
    instance: text(component, 'instance'),
    evse: number(place, 'id'),
    connector: number(place, 'connectorId'),
    variable: variableName,
    variableInstance: text(variable, 'instance'),
    ...(attribute === undefined || attribute === 'Actual' ? {} : { attribute }),
  };
}

function change(item: JsonObject, attribute: string | undefined, told: VariableChange['told']): readonly VariableChange[] {
  const key = keyOf(item, attribute);
  return key ? [{ key, told }] : [];
}

/** GetVariables (B06). */
const got: Fold = (station, { result, wall }) =>
  withVariables(station, objects(result, 'getVariableResult').flatMap((item) =>
    text(item, 'attributeStatus') === 'Accepted' ? change(item, text(item, 'attributeType'), { value: text(item, 'attributeValue') }) : []), wall);

/** SetVariables (B05): each result is about the item at its own place, or about the one with its name. */
const set: Fold = (station, { request, result, wall }) => {
  const asked = objects(request, 'setVariableData');
  const changes = objects(result, 'setVariableResult').flatMap((item, at) => {
    const attribute = text(item, 'attributeType');
    const status = text(item, 'attributeStatus');
    const wanted = asked.find((one) => same(one, item)) ?? asked[at];
    if (status === undefined) return [];
    const taken = status === 'Accepted' || status === 'RebootRequired';
    return change(item, attribute, taken ? { value: text(wanted, 'attributeValue') } : { refused: status });
  });
  return withVariables(station, changes, wall);
};

function same(asked: JsonObject, answered: JsonObject): boolean {
  const one = keyOf(asked, text(asked, 'attributeType'));
  const other = keyOf(answered, text(answered, 'attributeType'));
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** NotifyReport (B07, B08). */
const reported: Fold = (station, { request, wall }) => {
  const changes = objects(request, 'reportData').flatMap((item) => {
    const traits = object(item, 'variableCharacteristics');
    const known = {
      unit: text(traits, 'unit'),
      dataType: text(traits, 'dataType'),
      minLimit: number(traits, 'minLimit'),
      maxLimit: number(traits, 'maxLimit'),
      valuesList: text(traits, 'valuesList'),
    };
    return objects(item, 'variableAttribute').flatMap((attribute) =>
      change(item, text(attribute, 'type'), { ...known, value: text(attribute, 'value'), mutability: text(attribute, 'mutability') }));
  });
  return withVariables(station, changes, wall);
};

/** NotifyEvent (N07): the value that a monitored variable has now. */
const noticed: Fold = (station, { request, wall }) =>
  withVariables(station, objects(request, 'eventData').flatMap((item) => change(item, undefined, { value: text(item, 'actualValue') })), wall);

export const VARIABLES_2X: BlockFolds = {
  requests: { NotifyReport: reported, NotifyEvent: noticed },
  results: { GetVariables: got, SetVariables: set },
};
