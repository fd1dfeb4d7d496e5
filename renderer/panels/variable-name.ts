import type { WatchedVariable } from '../../shared/state/model';

/** `EVSE 1 · Temperature`. */
export function variableName({ component, instance, evse, connector, variable, variableInstance }: WatchedVariable): string {
  const place = [component, ...(instance === undefined ? [] : [instance]), ...(evse === undefined ? [] : [String(evse)]), ...(connector === undefined ? [] : [`connector ${connector}`])].join(' ');
  return `${place} · ${variable}${variableInstance === undefined ? '' : ` ${variableInstance}`}`;
}
