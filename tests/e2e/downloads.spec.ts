import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixture';

/** What is saved or exported in a browser comes from the host as a download, which is written while it is fetched. */

const CLI = path.resolve(import.meta.dirname, '..', '..', 'dist', 'node', 'cli.js');

/** Messages with `size` characters in each, one a line with its time and station. */
function logOf(folder: string, name: string, count: number, size: number): string {
  const file = path.join(folder, name);
  const fd = fs.openSync(file, 'w');
  for (let at = 0; at < count; at += 100) {
    fs.writeSync(fd, Array.from({ length: 100 }, (_, i) => `${new Date(1_769_846_400_000 + at + i).toISOString()} CP1: send [2,"m${at + i}","DataTransfer",{"vendorId":"${'é'.repeat(size / 2)}"}]\n`).join(''));
  }
  fs.closeSync(fd);
  return file;
}

async function exportAs(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Save or export' }).click();
  await page.getByRole('menuitem', { name: item }).first().click();
}

test('an export of 20 MB is byte for byte what the command line writes; two at once', async ({ workbench, page, host }) => {
  const file = logOf(host.data, 'Säule 7.log', 10_000, 2000);
  await host.call('log.open', { path: file });
  await workbench.openPanels();
  for (const [item, format, name] of [['CSV', 'csv', 'Säule 7.log.csv'], ['Open OCPP Trace', 'ocpp-trace', 'Säule 7.log.trace.jsonl']] as const) {
    const coming = page.waitForEvent('download');
    await exportAs(page, item);
    const download = await coming;
    expect(download.suggestedFilename()).toBe(name);
    const exported = fs.readFileSync(await download.path());
    await expect(page.getByText(`Exported as ${name}.`)).toBeVisible();
    const converted = path.join(host.data, `converted.${format}`);
    execFileSync(process.execPath, [CLI, 'convert', file, '--to', format, '-o', converted], { stdio: 'ignore' });
    expect(exported.length).toBeGreaterThan(20e6);
    expect(exported.equals(fs.readFileSync(converted))).toBe(true);
  }
  const both = new Map<string, Buffer>();
  const done = new Promise<void>((resolve) => page.on('download', (download) => void download.path().then((saved) => {
    both.set(download.suggestedFilename(), fs.readFileSync(saved));
    if (both.size === 2) resolve();
  })));
  await exportAs(page, 'CSV');
  await exportAs(page, 'Open OCPP Trace');
  await done;
  expect(both.get('Säule 7.log.csv')?.equals(fs.readFileSync(path.join(host.data, 'converted.csv')))).toBe(true);
  expect(both.get('Säule 7.log.trace.jsonl')?.equals(fs.readFileSync(path.join(host.data, 'converted.ocpp-trace')))).toBe(true);
});

test('an export is cancelled in the window, and its download is broken off', async ({ workbench, page, host }) => {
  await host.call('log.open', { path: logOf(host.data, 'long.log', 60_000, 2000) });
  await workbench.openPanels();
  const coming = page.waitForEvent('download');
  await exportAs(page, 'CSV');
  const task = workbench.statusBar.locator('span').filter({ has: page.getByRole('progressbar', { name: 'Writing long.log.csv' }) });
  await task.getByRole('button', { name: 'Cancel' }).click();
  expect(await (await coming).failure()).not.toBeNull();
  await expect(page.getByText('Writing long.log.csv was cancelled.')).toBeVisible();
});

test('another log can be shown while one is written, which comes whole', async ({ workbench, page, host }) => {
  await host.call('log.open', { path: logOf(host.data, 'first.log', 10_000, 2000) });
  await workbench.openPanels();
  const coming = page.waitForEvent('download');
  await exportAs(page, 'CSV');
  const download = await coming;
  await host.call('log.open', { path: logOf(host.data, 'second.log', 100, 200) });
  expect(await download.failure()).toBeNull();
  expect(fs.readFileSync(await download.path(), 'utf8').split('\r\n')).toHaveLength(10_000 + 3);
});
