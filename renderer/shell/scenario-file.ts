/** Whether a file is meant as a scenario rather than a log: no log is YAML, and a scenario in JSON names its cases. */
export function isScenarioFile(name: string, text: string): boolean {
  if (/\.ya?ml$/i.test(name)) return true;
  return /\.json$/i.test(name) && text.trimStart().startsWith('{') && /"scenario"\s*:/.test(text) && /"cases"\s*:/.test(text);
}
