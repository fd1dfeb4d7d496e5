import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Case, Figure } from './case';
import { CASES } from './cases';

/**
 * `npm run bench [-- --quick] [-- --only NAME]`: every case against its reference in one run, medians, ratios first. The
 * figures go to test-results/bench.json as well.
 */
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const chosen: readonly Case[] = only === undefined ? CASES : CASES.filter((one) => one.name === only);
if (chosen.length === 0) {
  console.error(`There is no case "${only ?? ''}"; there are ${CASES.map((one) => one.name).join(', ')}.`);
  process.exit(2);
}

const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}${quick ? ', quick' : ''}\n`);

const results: Record<string, readonly Figure[]> = {};
for (const one of chosen) {
  console.log(`${one.name}: ${one.about}`);
  const figures = await one.run({ quick, say: (line) => console.log(`  ${line}`) });
  results[one.name] = figures;
  for (const figure of figures) console.log(`  ${line(figure)}`);
  console.log('');
}
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/bench.json', `${JSON.stringify({ at: new Date().toISOString(), quick, machine, results }, undefined, 2)}\n`);
console.log('Written to test-results/bench.json.');
process.exit(0);

function line(figure: Figure): string {
  const number = figure.ratio === undefined ? `${round(figure.value ?? 0)} ${figure.unit ?? ''}`.trim() : round(figure.ratio);
  const aim = figure.aim === undefined ? '' : ` (aim ${figure.better === 'more' ? '≥' : '≤'} ${figure.aim}${reached(figure) ? ', reached' : ', missed'})`;
  return `${number.padStart(12)}  ${figure.name}${aim}${figure.detail ? `  [${figure.detail}]` : ''}`;
}

function reached(figure: Figure): boolean {
  const value = figure.ratio ?? figure.value ?? 0;
  return figure.better === 'more' ? value >= (figure.aim ?? 0) : value <= (figure.aim ?? 0);
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
