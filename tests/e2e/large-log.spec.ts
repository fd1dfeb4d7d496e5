import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/fixture';

/** A log of another system that is read for a while: seen from its first lines on, and ended when one has seen enough. */

function lines(count: number): string {
  const all: string[] = [];
  for (let number = 0; number < count; number += 2) {
    const at = (more: number): string => new Date(1_769_846_400_000 + (number + more) * 100).toISOString();
    all.push(`${at(0)} INFO station=CP${number % 3} received message [2,"m${number}","Heartbeat",{}]`);
    all.push(`${at(1)} INFO station=CP${number % 3} sending [3,"m${number}",{"currentTime":"${at(1)}"}]`);
  }
  return `${all.join('\n')}\n`;
}

test('is shown while it is read, and reading is cancelled', async ({ workbench, page, host }) => {
  const file = path.join(host.data, 'busy.log');
  await fs.writeFile(file, lines(600_000));
  const opening = host.call('log.open', { path: file });
  await workbench.openPanels();
  await expect(workbench.row('Heartbeat').first()).toBeVisible();
  await expect(page.getByText('Reading busy.log')).toBeVisible();
  await workbench.statusBar.getByRole('button', { name: 'Cancel' }).click();
  const info = await opening;
  expect(info.frames).toBeGreaterThan(0);
  expect(info.frames).toBeLessThan(600_000);
  await expect(page.getByText('Reading busy.log')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
});

test('is read to its end, with its stations, and read anew from its file', async ({ workbench, page, host }) => {
  const file = path.join(host.data, 'day.log');
  await fs.writeFile(file, lines(20_000));
  const info = await host.call('log.open', { path: file });
  expect(info).toMatchObject({ frames: 20_000, reading: { linesRead: 20_000, formatIds: ['log-lines'] } });
  await workbench.openPanels();
  await expect(workbench.row('Heartbeat').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Read as/ })).toBeVisible();
  const again = await host.call('log.reread', { version: '2.1', swapDirections: true });
  expect(again).toMatchObject({ frames: 20_000, reading: { wishes: { version: '2.1', swapDirections: true } } });
  expect(again.stations.map(({ id, version }) => `${id} ${version}`).sort()).toEqual(['CP0 2.1', 'CP1 2.1', 'CP2 2.1']);
});
