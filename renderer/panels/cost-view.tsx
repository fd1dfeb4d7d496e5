import { useEffect, useState } from 'react';
import type { TransactionCostReport } from '../../shared/csms/api';
import type { TransactionState } from '../../shared/state/model';
import { call } from '../host/host';
import table from '../ui/data-table.module.css';
import classes from './cost-view.module.css';

const PARTS: Readonly<Record<string, string>> = {
  energy: 'Energy', chargingTime: 'Charging', idleTime: 'Not charging', fixedFee: 'Start', reservationTime: 'Reservation', reservationFixed: 'Reservation',
};

/** What this workbench's CSMS has calculated for a transaction; undefined when it knows nothing of it. Asked anew when the transaction goes on. */
export function useCost(station: string, { id, energy, endedAt, totalCost }: TransactionState): TransactionCostReport | undefined {
  const [known, setKnown] = useState<{ readonly of: string; readonly cost: TransactionCostReport | undefined }>();
  const of = `${station} ${id}`;
  useEffect(() => {
    let current = true;
    void call('csms.cost', { station, transaction: id }).then((reply) => {
      if (current) setKnown({ of, cost: reply.ok ? reply.value.cost : undefined });
    });
    return () => { current = false; };
  }, [station, id, of, energy, endedAt, totalCost]);
  return known?.of === of ? known.cost : undefined;
}

/** How a cost came about: quantity × price line by line, the sums of the parts, and the total. */
export function CostView({ report: { explanation, final, byStation } }: { readonly report: TransactionCostReport }) {
  const { currency, lines, exclTax, inclTax, kind, rounding, tariffIds } = explanation;
  const own = byStation?.inclTax ?? byStation?.exclTax;
  return (
    <div className={classes.cost} role="region" aria-label="Cost" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr><th scope="col">For</th><th scope="col" data-align="right">Quantity</th><th scope="col" data-align="right">Price</th><th scope="col" data-align="right">Tax</th><th scope="col" data-align="right">Amount</th></tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.tariffId} ${line.part} ${line.price} ${line.when ?? ''}`}>
              <td>{PARTS[line.part]}{line.when !== undefined && <span className={classes.when}> {line.when}</span>}{tariffIds.length > 1 && <span className={classes.when}> {line.tariffId}</span>}</td>
              <td data-align="right">{line.quantity} {line.unit === '×' ? '' : line.unit}</td>
              <td data-align="right">{line.price}</td>
              <td data-align="right" data-tone="dim">{line.tax === '0' ? '' : `${line.tax} %`}</td>
              <td data-align="right">{line.amount}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {kind !== 'NormalCost' && <tr><td colSpan={4}>{kind === 'MinCost' ? 'Raised to the least of the tariff' : 'Held at the most of the tariff'}</td><td /></tr>}
          <tr><th scope="row" colSpan={4}>Without tax</th><td data-align="right">{exclTax} {currency}</td></tr>
          <tr className={classes.total}><th scope="row" colSpan={4}>{final ? 'Total' : 'So far'}, with tax</th><td data-align="right">{inclTax} {currency}</td></tr>
          {own !== undefined && <tr><th scope="row" colSpan={4}>Calculated by the station</th><td data-align="right">{own.toFixed(2)} {currency}</td></tr>}
        </tfoot>
      </table>
      <p className={classes.note}>Tariff {tariffIds.join(', ')}. {rounding}</p>
    </div>
  );
}
