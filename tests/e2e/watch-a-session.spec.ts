import { OCPP_VERSIONS, type OcppVersion } from '../../shared/ocpp/version';
import { expect, test } from './support/fixture';

/** What a newcomer sees after one click: a whole charging session, with nothing wrong in it. */

const EVENTS = [/TransactionEvent.*Started/, /Presented a card.*T01/, /Authorize.*T01/, /TransactionEvent.*Charging/, /TransactionEvent.*MeterValuePeriodic/, /TransactionEvent.*Ended/];

/** What stands in the log of each version, in this order. */
const COURSE: Readonly<Record<OcppVersion, readonly RegExp[]>> = {
  '1.6': [/Presented a card.*T01/, /Authorize.*T01/, /StartTransaction/, /MeterValues/, /StopTransaction/],
  '2.0.1': EVENTS,
  '2.1': EVENTS,
};

for (const version of OCPP_VERSIONS) {
  test(`a charging session of ${version} fills the log, without a problem`, async ({ workbench, page }) => {
    await workbench.watch(version);
    await expect(workbench.row('Unplugged the cable')).toBeVisible({ timeout: 90_000 });
    await expect(workbench.rows.last()).toContainText('StatusNotification');
    const rows = await workbench.allRows();
    let at = 0;
    for (const step of [/BootNotification/, /StatusNotification.*Available/, /Plugged in/, ...COURSE[version], /Unplugged/, /StatusNotification.*Available/]) {
      const found = rows.findIndex((row, position) => position >= at && step.test(row));
      expect(found, `${step} after row ${at}`).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
    await expect(page.getByRole('button', { name: /with problems/ })).toBeHidden();

    await workbench.panel('Transactions');
    await expect(page.getByRole('region', { name: 'Table of transactions' }).getByRole('row').last()).toContainText(/Ended.*T01.*0\.\d\d kWh/);
    await workbench.panel('Connectors');
    await expect(page.getByRole('article', { name: version === '1.6' ? 'Connector 1' : 'EVSE 1' }).first()).toContainText('Available');
  });
}
