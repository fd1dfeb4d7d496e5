/*
 * The station, the driver and the transaction of the examples.
 */

export const NOW = '2025-06-01T10:00:00Z';
export const LATER = '2025-06-01T10:30:00Z';

export const STATION = { vendorName: 'VendorX', model: 'SingleSocketCharger', serialNumber: 'SN-0001', firmwareVersion: '1.2.0' };
export const STATION_16 = { chargePointVendor: 'VendorX', chargePointModel: 'SingleSocketCharger', chargePointSerialNumber: 'SN-0001', firmwareVersion: '1.2.0' };

export const EVSE = { id: 1, connectorId: 1 };
export const RFID = { idToken: '04A2B3C4', type: 'ISO14443' };
export const OTHER_RFID = { idToken: '04D5E6F7', type: 'ISO14443' };
export const TX = 'tx-5f2c';
