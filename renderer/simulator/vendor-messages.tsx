import type { StationStatus } from '../../shared/station/api';
import { VendorHandlers } from '../csms/vendor-handlers';
import { call } from '../host/host';
import classes from './simulator.module.css';

/** What the station answers to vendors’ own messages of the CSMS (P01). */
export function VendorMessages({ station: { config, vendorHandlers } }: { readonly station: StationStatus }) {
  return (
    <details className={classes.vendors}>
      <summary>Vendors’ messages{vendorHandlers.length > 0 && ` (${vendorHandlers.length})`}</summary>
      <p className={classes.dim}>A DataTransfer that no line fits is answered with UnknownVendorId or UnknownMessageId.</p>
      <VendorHandlers
        small handlers={vendorHandlers} of="the CSMS"
        onChange={async (handlers) => {
          const reply = await call('stations.vendorHandlers', { id: config.id, handlers: [...handlers] });
          return reply.ok ? undefined : reply.error.message;
        }}
      />
    </details>
  );
}
