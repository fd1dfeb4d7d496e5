import { expect, test } from './support/fixture';
import { ForeignCsms } from './support/foreign-csms';
import { freePort } from './support/free-port';
import type { Workbench } from './support/workbench';

/** A simulated station at a CSMS that is not ours, driven by the buttons of the simulator. */

let csms: ForeignCsms;

test.beforeEach(async ({ cleanup }) => {
  csms = await ForeignCsms.start();
  cleanup.push(() => csms.stop());
});

async function startStation({ page }: Workbench, id: string, url: string): Promise<void> {
  const card = page.getByRole('region', { name: 'Simulate a station' });
  await card.getByLabel('URL of the CSMS').fill(url);
  await card.getByLabel('Identity').fill(id);
  await card.getByRole('button', { name: 'Start the station' }).click();
}

/** What the CSMS heard, as actions with the words that matter. */
function heard(): string[] {
  return csms.heard.map(({ action, payload }) => [action, payload['eventType'], payload['triggerReason'], payload['connectorStatus']].filter(Boolean).join(' '));
}

test('plugging in, a card and stop become the messages of a transaction', async ({ workbench, page }) => {
  await startStation(workbench, 'SIM-1', csms.url);
  const controls = page.getByRole('region', { name: 'Controls of SIM-1' });
  await expect(controls).toContainText('Accepted');
  await expect.poll(heard).toContain('StatusNotification Available');

  await controls.getByRole('button', { name: 'Plug in at EVSE 1' }).click();
  await expect.poll(heard).toContain('StatusNotification Occupied');
  await controls.getByRole('button', { name: 'Present card' }).click();
  const card = page.getByRole('dialog', { name: 'Present card' });
  await card.getByLabel('idToken').fill('CARD-7');
  await card.getByRole('button', { name: 'Hold to the reader' }).click();
  await expect(controls.getByText('Charging', { exact: true })).toBeVisible();
  await expect(controls.getByText('CARD-7')).toBeVisible();
  await controls.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => heard().some((message) => message.startsWith('TransactionEvent Ended'))).toBe(true);
  await controls.getByRole('button', { name: 'Unplug at EVSE 1' }).click();
  await expect.poll(() => heard().at(-1)).toBe('StatusNotification Available');

  expect(csms.heard.find(({ action }) => action === 'Authorize')?.payload).toMatchObject({ idToken: { idToken: 'CARD-7', type: 'ISO14443' } });
  const events = csms.heard.filter(({ action }) => action === 'TransactionEvent').map(({ payload }) => payload);
  expect(events.map((payload) => payload['seqNo'])).toEqual(events.map((_, seqNo) => seqNo));
  expect(new Set(events.map((payload) => JSON.stringify((payload['transactionInfo'] as { transactionId: string }).transactionId))).size).toBe(1);
  expect(events[0]).toMatchObject({ eventType: 'Started', triggerReason: 'CablePluggedIn' });
  expect(events.at(-1)).toMatchObject({ eventType: 'Ended', transactionInfo: { stoppedReason: 'Local' } });
  await expect(workbench.row('Unplugged the cable')).toBeVisible();
});

test('a lost connection is survived: what happened meanwhile is sent afterwards', async ({ workbench, page }) => {
  await startStation(workbench, 'SIM-2', csms.url);
  const controls = page.getByRole('region', { name: 'Controls of SIM-2' });
  await expect.poll(heard).toContain('StatusNotification Available');
  await controls.getByRole('button', { name: 'Connection loss' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Simulator' }).getByText('offline', { exact: true })).toBeVisible();
  await controls.getByRole('button', { name: 'Plug in at EVSE 1' }).click();
  await expect(controls.getByText(/^\d+ messages?$/)).toBeVisible();
  expect(heard()).not.toContain('TransactionEvent Started CablePluggedIn');

  await controls.getByRole('button', { name: 'Connection returns' }).click();
  await expect.poll(heard).toContain('TransactionEvent Started CablePluggedIn');
  expect(csms.heard.find(({ action }) => action === 'TransactionEvent')?.payload).toMatchObject({ offline: true });
});

test('what cannot be done is said beside its button', async ({ workbench, page }) => {
  await startStation(workbench, 'SIM-3', csms.url);
  const controls = page.getByRole('region', { name: 'Controls of SIM-3' });
  await expect(controls).toContainText('Accepted');
  await controls.getByRole('button', { name: 'Power loss' }).click();
  await controls.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(controls.getByRole('article', { name: 'EVSE 1' }).getByRole('alert')).toContainText('no power');
  await controls.getByRole('button', { name: 'Power returns' }).click();
  await expect(controls.getByText('no power')).toBeHidden();
});

test('a CSMS that cannot be reached is told of in a sentence, with the next attempt', async ({ workbench, page }) => {
  const port = await freePort();
  await startStation(workbench, 'SIM-4', `ws://127.0.0.1:${port}/nobody`);
  const controls = page.getByRole('region', { name: 'Controls of SIM-4' });
  await expect(controls.getByText(new RegExp(`127\\.0\\.0\\.1:${port}.*Next attempt in \\d+ s`))).toBeVisible();
});

test('what has no button of its own is done by the menus and the palette, which ask for what they need', async ({ workbench, page }) => {
  await startStation(workbench, 'SIM-5', csms.url);
  const controls = page.getByRole('region', { name: 'Controls of SIM-5' });
  await expect(controls).toContainText('Accepted');
  const dialog = page.getByRole('dialog');

  await controls.getByRole('button', { name: 'More at SIM-5' }).click();
  await page.getByRole('menuitem', { name: 'Security event…' }).click();
  await dialog.getByRole('combobox', { name: 'Event' }).click();
  await page.getByRole('option', { name: 'MaintenanceLoginFailed' }).click();
  await dialog.getByRole('textbox', { name: 'More about it' }).fill('third time');
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect.poll(() => csms.heard.map(({ payload }) => payload['techInfo'])).toContain('third time');

  await controls.getByRole('button', { name: 'More at EVSE 1' }).click();
  await page.getByRole('menuitem', { name: 'Plug in another car…' }).click();
  await dialog.getByRole('textbox', { name: 'State of charge' }).fill('71');
  await page.keyboard.press('Enter');
  await expect(controls.getByText('71 %')).toBeVisible();

  await workbench.run('SIM-5: enter a code at EVSE 1…');
  await dialog.getByLabel('Code', { exact: true }).fill('4711');
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect.poll(() => csms.heard.filter(({ action }) => action === 'Authorize').map(({ payload }) => payload['idToken'])).toContainEqual({ idToken: '4711', type: 'KeyCode' });

  await workbench.run('SIM-5: charge only so far at EVSE 1…');
  await expect(dialog.getByRole('button', { name: 'Do it' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Up to' }).fill('100');
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(workbench.row(/limit/i).first()).toBeVisible();
  await controls.getByRole('button', { name: 'More at EVSE 1' }).click();
  await page.getByRole('menuitem', { name: 'The car ends the session' }).click();
  await expect.poll(() => csms.heard.filter(({ payload }) => payload['eventType'] === 'Ended').map(({ payload }) => (payload['transactionInfo'] as { stoppedReason?: string }).stoppedReason)).toContain('StoppedByEV');
});
