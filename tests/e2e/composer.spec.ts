import { Composer, frameIn, lastIndex, openComposer, sentTexts, simulateStation } from './support/composer';
import { expect, test } from './support/fixture';

/** The composer of raw frames: written, judged, sent, answered. */

test('completes action, fields and values while typing, required fields first', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.editor.click();

  await page.keyboard.type('[2,"1","Chan');
  // All actions stood there before; what fits best has come to the top, and Enter takes it.
  const focused = composer.suggestions.locator('.monaco-list-row.focused');
  await expect(focused).toHaveAccessibleName(/ChangeAvailability/);
  await page.keyboard.press('Enter');
  await page.keyboard.type(',{"');
  await expect(composer.suggestions.getByRole('option').first()).toHaveAccessibleName(/operationalStatus.*required/);
  await page.keyboard.press('Enter');
  await expect(composer.suggestions.getByRole('option', { name: /Inoperative/ })).toBeVisible();
  await page.keyboard.type('"Op');
  await expect(focused).toHaveAccessibleName(/, Operative|^Operative/);
  await page.keyboard.press('Enter');
  await expect.poll(() => frameIn(composer.editor)).toEqual([2, '1', 'ChangeAvailability', { operationalStatus: 'Operative' }]);
  await expect(composer.panel.getByText('In order, OCPP 2.0.1')).toBeVisible();
});

test('explains an action and a field where the pointer rests', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.panel.getByRole('combobox', { name: 'Action' }).fill('ChangeAv');
  await page.getByRole('option', { name: /^ChangeAvailability/ }).click();

  await composer.editor.getByText('"operationalStatus"').hover();
  await expect(composer.hover).toContainText('OperationalStatusEnumType');
  await expect(composer.hover).toContainText('required');
  await composer.editor.getByText('"ChangeAvailability"').hover();
  await expect(composer.hover).toContainText('Block G, Availability');
});

test('marks a wrong value, says what is wrong, and leads to its place', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.editor.click();
  await page.keyboard.insertText('[2,"1","ChangeAvailability",{"operationalStatus":"Operativ"}]');

  await expect(composer.editor.locator('.squiggly-error')).toBeVisible();
  const violation = composer.violations.getByRole('button', { name: /did you mean Operative/ });
  await violation.click();
  await expect(composer.editor.getByRole('textbox')).toBeFocused();
  // The value is selected: typing replaces it.
  await page.keyboard.type('Operative');
  await expect(composer.violations).toBeHidden();
  await expect(composer.editor.locator('.squiggly-error')).toHaveCount(0);
});

test('sends a request as it stands; the answer shows beside it and in the log', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.editor.click();
  await page.keyboard.insertText('[2, "my-own-id", "ClearCache", {}]');
  await expect(composer.panel.getByText('In order, OCPP 2.0.1')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');

  await expect(composer.panel.getByText(/^ClearCache was answered Accepted after/)).toBeVisible();
  await expect(composer.panel.getByLabel('The answer', { exact: true })).toContainText('"my-own-id"');
  await composer.panel.getByRole('button', { name: 'Show in log' }).click();
  await expect(workbench.selectedRow).toContainText('ClearCache');
  expect(await sentTexts(host)).toContain('[2, "my-own-id", "ClearCache", {}]');
});

test('speaks as a simulated station to its CSMS, in the same way', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CP1 → CSMS');
  await composer.panel.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Authorize with a central token' }).click();
  await expect(composer.editor.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(composer.panel.getByText(/^Authorize was answered after/)).toBeVisible();
  await expect(composer.panel.getByLabel('The answer', { exact: true })).toContainText('123456789');
});

test('sends what breaks the standard only when told to, and shows what comes of it', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CP1 → CSMS');
  await composer.editor.click();
  await page.keyboard.insertText('this is no frame');
  await expect(composer.violations).toContainText('Not JSON');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('This message breaks the standard.')).toBeVisible();
  expect(await sentTexts(host)).not.toContain('this is no frame');

  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(composer.panel.getByText(/was refused with RpcFrameworkError/)).toBeVisible();
  expect(await sentTexts(host)).toContain('this is no frame');
});

test('2.1 has messages without an answer, and sends them as such', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.1');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CP1 → CSMS');
  await composer.panel.getByRole('combobox', { name: 'Kind of message' }).click();
  await page.getByRole('option', { name: /^SEND/ }).click();
  await expect.poll(() => frameIn(composer.editor)).toMatchObject({ 0: 6, 2: 'NotifyPeriodicEventStream' });
  await expect(composer.panel.getByText('In order, OCPP 2.1')).toBeVisible();
  await composer.panel.getByRole('button', { name: /^Send/ }).click();
  await expect(composer.panel.getByText(/No answer belongs to it/)).toBeVisible();
  await expect(workbench.row('NotifyPeriodicEventStream').first()).toHaveAttribute('data-type', 'SEND');
});

test('1.6 speaks its own words: keys known from the log are suggested', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '1.6');
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.panel.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'GetConfiguration, all keys' }).click();
  await expect.poll(() => frameIn(composer.editor)).toMatchObject({ 0: 2, 2: 'GetConfiguration', 3: {} });
  await composer.panel.getByRole('button', { name: /^Send/ }).click();
  await expect(composer.panel.getByText(/^GetConfiguration was answered after/)).toBeVisible();

  await composer.editor.click();
  await composer.clear();
  await page.keyboard.type('[2,"1","ChangeConfiguration",{"key":"HeartbeatInt');
  await expect(composer.suggestions.getByRole('option', { name: /HeartbeatInterval.*now/ })).toBeVisible();
});

test('answers a CALL by hand when the CSMS leaves it unanswered', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await host.call('csms.overrides', { overrides: [{ id: 'silent', action: 'DataTransfer', enabled: true, answer: { kind: 'none' } }] });
  await host.call('send.raw', { target: { side: 'station', station: 'CP1' }, text: '[2,"q1","DataTransfer",{"vendorId":"org.example"}]' });
  await workbench.openPanels();
  const composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.panel.getByRole('combobox', { name: 'Kind of message' }).click();
  await page.getByRole('option', { name: /^CALLRESULT an answer/ }).click();
  await composer.panel.getByRole('combobox', { name: 'CALL to answer' }).click();
  await page.getByRole('option', { name: /DataTransfer/ }).click();
  await expect.poll(() => frameIn(composer.editor)).toEqual([3, 'q1', { status: 'Accepted' }]);
  await expect(composer.panel.getByText('In order, OCPP 2.0.1')).toBeVisible();
  await composer.panel.getByRole('button', { name: /^Send/ }).click();
  await expect(composer.panel.getByText(/^Sent, CSMS → CP1/)).toBeVisible();
  const detail = await host.call('journal.entry', { index: await lastIndex(host) });
  expect(detail.row).toMatchObject({ type: 'CALLRESULT', action: 'DataTransfer', messageId: 'q1' });
});

test('takes a frame from the log, to be edited and sent again', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  await workbench.row('BootNotification').first().click();
  await workbench.run('Edit and resend the selected entry');
  const composer = new Composer(page);
  await expect(composer.input).toBeFocused();
  await expect(composer.panel.getByRole('combobox', { name: 'Send as and to' })).toHaveValue('CP1 → CSMS');
  await expect.poll(() => frameIn(composer.editor)).toMatchObject({ 0: 2, 2: 'BootNotification' });
});

test('keeps the draft and the history over a reload', async ({ page, host, workbench }) => {
  await simulateStation(host, 'CP1', '2.0.1');
  await workbench.openPanels();
  let composer = await openComposer(page);
  await composer.chooseTarget('CSMS → CP1');
  await composer.editor.click();
  await page.keyboard.insertText('[2, "1", "ClearCache", {}]');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(composer.panel.getByText(/^ClearCache was answered/)).toBeVisible();
  await composer.editor.click();
  await composer.clear();
  await page.keyboard.insertText('[2, "2", "GetLocalListVersion", {}]');
  await expect.poll(async () => JSON.stringify(await host.call('memory.get', { key: 'composer.draft' }))).toContain('GetLocalListVersion');

  await page.reload();
  composer = await openComposer(page);
  await expect.poll(() => frameIn(composer.editor)).toEqual([2, '2', 'GetLocalListVersion', {}]);
  await composer.panel.getByRole('button', { name: 'History' }).click();
  await page.getByRole('textbox', { name: 'Search the history' }).fill('clearc');
  await page.keyboard.press('Enter');
  await expect.poll(() => frameIn(composer.editor)).toEqual([2, '1', 'ClearCache', {}]);
});

test('says what to do while nothing is connected, and is left with Escape', async ({ page, workbench }) => {
  await workbench.openPanels();
  const composer = await openComposer(page);
  await expect(composer.panel.getByText('Nothing is connected.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(composer.editor.getByRole('textbox')).not.toBeFocused();
  await expect(composer.panel.getByRole('button', { name: /^Send/ })).toBeFocused();
});
