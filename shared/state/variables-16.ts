import { flag, objects, text } from '../journal/loose';
import { statusOf, type BlockFolds, type Fold } from './message';
import { withVariables, type VariableKey } from './variable-list';

function keyOf(name: string): VariableKey {
  return { component: '', variable: name };
}

/** GetConfiguration (1.6 §5.8). */
const told: Fold = (station, { result, wall }) =>
  withVariables(station, objects(result, 'configurationKey').flatMap((item) => {
    const name = text(item, 'key');
    if (name === undefined) return [];
    return [{ key: keyOf(name), told: { value: text(item, 'value'), mutability: flag(item, 'readonly') ? 'ReadOnly' : 'ReadWrite' } }];
  }), wall);

/** ChangeConfiguration (1.6 §5.5). */
const changed: Fold = (station, message) => {
  const name = text(message.request, 'key');
  const status = statusOf(message);
  if (name === undefined || status === undefined) return station;
  const taken = status === 'Accepted' || status === 'RebootRequired';
  return withVariables(station, [{ key: keyOf(name), told: taken ? { value: text(message.request, 'value'), ...(status === 'RebootRequired' ? { rebootRequired: true } : {}) } : { refused: status } }], message.wall);
};

export const VARIABLES_16: BlockFolds = {
  results: { GetConfiguration: told, ChangeConfiguration: changed },
};
