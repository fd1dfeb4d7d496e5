import { isJsonObject, type JsonObject } from '../ocpp/json';
import type { ActResult } from './api';
import type { StationCore } from './core/core';
import { textIn } from './core/read';
import { faultOfValue } from './settings/definition';
import { SETTINGS, type SettingName } from './settings/definitions';
import { CONFIGURATION_KEYS } from './v16/configuration-keys';
import { findVariable } from './v2x/device-model/model';

/** Sets variables (2.x: Component.Variable, 1.6: the key) by the station's own handler for requests that set them. */
export function configure(core: StationCore, variables: Readonly<Record<string, string>>): ActResult {
  for (const [name, value] of Object.entries(variables)) {
    const status = core.config.version === '1.6' ? setKey(core, name, value) : setVariable(core, name, value);
    if (status !== 'Accepted' && status !== 'RebootRequired') return { ok: false, message: `The station does not take ${name} = ${value}: ${status}.` };
  }
  if (!core.running) core.settings.boot();
  return { ok: true };
}

function setKey(core: StationCore, key: string, value: string): string {
  const status = textIn(answered(core, 'ChangeConfiguration', { key, value }), 'status') ?? 'no answer';
  const known = Object.entries(CONFIGURATION_KEYS).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  return known && 'setting' in known && known.access === 'read-only' ? setFixed(core, known.setting, value) : status;
}

/** What a CSMS can only read is the maker's to set: the sizes and limits that the station was built with. */
function setFixed(core: StationCore, name: SettingName, value: string): string {
  const fault = faultOfValue(SETTINGS[name], value);
  if (fault === undefined) core.settings.set(name, value);
  return fault ?? 'Accepted';
}

function setVariable(core: StationCore, name: string, value: string): string {
  const [component = '', rest = ''] = split(name, '.');
  const [variable = '', instance] = split(rest.replace(/\]$/, ''), '[');
  const results = answered(core, 'SetVariables', {
    setVariableData: [{ component: { name: component }, variable: { name: variable, ...(instance === undefined ? {} : { instance }) }, attributeValue: value }],
  })['setVariableResult'];
  const [result] = Array.isArray(results) ? results : [];
  const found = findVariable(core, { name: component }, { name: variable, ...(instance === undefined ? {} : { instance }) });
  if (typeof found !== 'string' && found.row.setting && found.row.mutability === 'ReadOnly') return setFixed(core, found.row.setting, value);
  return (isJsonObject(result) ? textIn(result, 'attributeStatus') : undefined) ?? 'no answer';
}

function answered(core: StationCore, action: string, payload: JsonObject): JsonObject {
  const answer = core.dialect.answer(core, { kind: 'call', id: '', action, payload });
  // Settings are set at once; only requests about certificates take time.
  return 'kind' in answer && answer.kind === 'result' ? answer.payload : {};
}

function split(text: string, by: string): readonly [string, string?] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
