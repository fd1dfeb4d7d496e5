import { failed, notApplicable, passed, type TraceRule } from './rule';

/**
 * What stands on the station's display now. `given`: `shows` and `hides`, texts of which each is, or is not, in some line.
 * Only a station of ours can be looked at from here.
 */
export const display: TraceRule = {
  of: 'station',
  text: () => 'The display shows what it should.',
  judge: ({ given, stage }) => {
    const lines = stage.display?.();
    if (!lines) return notApplicable('Only somebody in front of the station can read its display.');
    const stands = (text: string): boolean => lines.some((line) => line.includes(text));
    const missing = textsIn(given['shows']).find((text) => !stands(text));
    const left = textsIn(given['hides']).find(stands);
    const came = lines.length === 0 ? 'nothing' : lines.map((line) => `“${line}”`).join(', ');
    if (missing !== undefined) return failed(`“${missing}” on the display`, came, []);
    return left === undefined ? passed() : failed(`no “${left}” on the display`, came, []);
  },
};

function textsIn(value: unknown): readonly string[] {
  return value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);
}
