import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { importLog } from '../../../../shared/import/import';
import { loadValidator } from '../../../../shared/ocpp/validate';
import { readSources } from '../read-sources';
import { dateText, numberKinds } from './number-formats';

/** Workbooks that openpyxl, XlsxWriter and Gnumeric wrote of the same six messages; `fixtures/README.md` says how. */

const folder = path.resolve(import.meta.dirname, 'fixtures');
const made: string[] = [];
afterEach(() => { for (const file of made.splice(0)) fs.rmSync(path.dirname(file), { recursive: true }); });

async function read(file: string) {
  const found = await readSources([file]);
  if (!found.ok) throw new Error(found.message);
  const imported = await importLog(found.sources, {}, { loadCheck: loadValidator, now: 0 });
  if (!imported.ok) throw new Error(imported.message);
  const { entries, connections } = imported.assembled;
  return {
    sources: found.sources.map((one) => one.name), texts: found.sources.map((one) => one.text), stations: connections.map(({ info }) => info.station),
    frames: entries.filter(({ kind }) => kind === 'frame'), others: entries.filter(({ kind }) => kind === 'note').map(({ text, place }) => `${place.line} ${(JSON.parse(text) as { message: string }).message}`),
  };
}

/** A workbook of one sheet with these rows, and these parts besides. */
function workbook(rows: string, parts: Readonly<Record<string, string>> = {}): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-')), 'made.xlsx');
  made.push(file);
  fs.writeFileSync(file, zipSync(Object.fromEntries(Object.entries({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  }).map(([name, text]) => [name, strToU8(text)]))));
  return file;
}

const MESSAGES = [
  [2, 'b1', 'BootNotification', { chargePointVendor: 'Zürich 充电', chargePointModel: 'X "1"; |' }], [3, 'b1', { status: 'Accepted', currentTime: '2026-03-04T07:00:02.750Z', interval: 300 }],
  [2, 's1', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' }], [3, 's1', {}],
  [2, 'h1', 'Heartbeat', {}], [3, 'h1', { currentTime: '2026-03-04T07:00:12.750Z' }],
];

describe('a workbook of Excel', () => {
  test.each([
    ['openpyxl.xlsx', 'DE-0042', [2, 3, 4, 5, 6, 7]], ['gnumeric.xlsx', 'DE-0042', [2, 3, 4, 5, 6, 7]],
    ['date-1904.xlsx', 'DE-0042', [2, 11, 20, 30, 35, 41]],
    ['two-sheets.xlsx', 'DE-0042', [5, 6, 7, 9, 10, 11]], ['xlsxwriter-lines.xlsx', 'xlsxwriter-lines', [1, 2, 3, 4, 5, 6]],
  ])('%s: each message with its direction, time, station and line', async (name, station, lines) => {
    const { stations, frames } = await read(path.join(folder, name));
    expect(frames.map(({ text }) => JSON.parse(text) as unknown)).toEqual(MESSAGES);
    expect(frames.map(({ direction }) => direction)).toEqual(['up', 'down', 'up', 'down', 'up', 'down']);
    expect(frames.map(({ wall }) => new Date(wall ?? 0).toISOString().slice(11, 23))).toEqual(['07:00:00.250', '07:00:02.750', '07:00:05.250', '07:00:07.750', '07:00:10.250', '07:00:12.750']);
    expect(frames.map(({ place }) => place.line)).toEqual(lines);
    expect(stations).toEqual([station]);
  });

  test('each sheet is a file of its own, and what stands above a table stays', async () => {
    const { sources, others } = await read(path.join(folder, 'two-sheets.xlsx'));
    expect(sources).toEqual(['two-sheets.xlsx/About', 'two-sheets.xlsx/OCPP log']);
    expect(others).toEqual(['2 ,"Export of the backend, station DE-0042"', '1 OCPP messages', '4 ,Time,Station,Direction,Message']);
  });

  test('cells of every kind: shared with its styles, in place, errors, truth, characters that XML cannot hold, left out cells and rows', async () => {
    const { texts: [text] } = await read(workbook(`
      <row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>in </t></r><r><t>place</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>of_x000A_two</v></c></row>
      <row r="4"><c r="AA4"><v>1.7697504E12</v></c></row><row><c><f>1+1</f></c></row>
      <row r="6"><c r="A6" t="inlineStr"><is><t>[2,"1","Heartbeat",{}]</t></is></c></row>`,
    { 'xl/sharedStrings.xml': '<sst><si><r><t>shared</t></r><r><rPr/><t xml:space="preserve"> text</t></r><rPh><t>how it is said</t></rPh></si></sst>' }));
    expect(text).toBe(`\n,shared text,in place,true,#N/A,"of\ntwo"\n\n${','.repeat(26)}1769750400000\n\n"[2,""1"",""Heartbeat"",{}]"\n`);
  });

  test('what a file claims beyond the limits of a sheet is not believed', async () => {
    const found = await readSources([workbook('<row r="1"><c r="ZZZ1" t="inlineStr"><is><t>[2,"1","Heartbeat",{}]</t></is></c></row><row r="99999999999"><c><v>1</v></c></row>')]);
    const text = found.ok ? found.sources[0]?.text ?? '' : '';
    expect(text.length).toBeLessThan(1_200_000);
    expect(text).toContain('Heartbeat');
  });

  test('what is damaged is told in a sentence', async () => {
    const file = workbook('', { 'xl/workbook.xml': '<workbook><sheets>' });
    expect(await readSources([file])).toEqual({ ok: false, message: `${file} cannot be read: its XML is damaged: Unclosed root tag.` });
  });
});

test('numbers are dates by the format of their style', () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="4"/></cellXfs></styleSheet>`;
  expect(numberKinds([styles])).toEqual(['number', 'date', 'number', 'date', 'date', 'number']);
});

test.each([
  [46_085.25, 1900, '2026-03-04 06:00:00.000'], [46_085.333333333336, 1900, '2026-03-04 08:00:00.000'], [0.5, 1900, '12:00:00.000'],
  [44_623.25, 1904, '2026-03-04 06:00:00.000'], [1e12, 1900, '1000000000000'],
] as const)('%s days of the calendar of %i are %s', (days, calendar, text) => expect(dateText(days, calendar)).toBe(text));
