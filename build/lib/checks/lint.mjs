import fs from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../paths.mjs';
import { capture } from '../run.mjs';
import { readJson } from '../stamp.mjs';
import { findings, noReport } from './tally.mjs';

/** ESLint over the repository: every error is a failure, warnings are told. */
export async function lint(context) {
  const report = inRoot('test-results', 'lint.json');
  fs.rmSync(report, { force: true });
  const result = await capture(process.execPath, [
    // Without its cache: rules about types depend on other files than the one that they look at.
    inRoot('node_modules', 'eslint', 'bin', 'eslint.js'), '.', '--format', 'json', '--output-file', report,
  ], context);
  const files = readJson(report);
  return Array.isArray(files) ? lintTally(files) : noReport('ESLint', result);
}

/** @param {readonly { filePath: string, messages: readonly { severity: number, fatal?: boolean, line?: number, column?: number, message: string, ruleId: string | null }[] }[]} files */
export function lintTally(files) {
  const lines = [];
  let errors = 0;
  let warnings = 0;
  for (const file of files) {
    for (const message of file.messages) {
      const error = message.severity === 2;
      if (error) errors += 1;
      else warnings += 1;
      const where = `${path.relative(root, file.filePath)}:${message.line ?? 0}:${message.column ?? 0}`;
      lines.push(`${where}  ${error ? 'error' : 'warning'}  ${message.message}  ${message.ruleId ?? ''}`);
    }
  }
  return findings(errors, lines.join('\n'), warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
}

/** dependency-cruiser over the layers: every forbidden import is a failure. */
export async function layers(context) {
  const result = await capture(process.execPath, [
    inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'shared', 'renderer', 'electron',
  ], context);
  let report;
  try {
    report = JSON.parse(result.stdout);
  } catch {
    return noReport('dependency-cruiser', result);
  }
  return layersTally(report);
}

/** @param {{ summary: { error: number, warn: number, violations: readonly { from: string, to: string, cycle?: readonly { name: string }[], rule: { severity: string, name: string } }[] } }} report */
export function layersTally({ summary }) {
  const lines = summary.violations.map((violation) => {
    const to = violation.cycle ? violation.cycle.map((step) => step.name).join(' → ') : violation.to;
    return `${violation.rule.severity}  ${violation.rule.name}: ${violation.from} → ${to}`;
  });
  return findings(summary.error, lines.join('\n'), summary.warn === 0 ? '' : `${summary.warn} warnings`);
}
