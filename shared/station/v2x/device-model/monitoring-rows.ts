import { fact, INTEGER, setting, type VariableRow } from './row';

const is21 = ({ core }: { core: { config: { version: string } } }): boolean => core.config.version === '2.1';

/** MonitoringCtrlr (Part 2, Referenced Components and Variables). */
export const MONITORING_ROWS: readonly VariableRow[] = [
  setting('MonitoringCtrlr', 'MonitoringAvailable', { variable: 'Available', mutability: 'ReadOnly' }),
  setting('MonitoringCtrlr', 'MonitoringEnabled', { variable: 'Enabled' }),
  setting('MonitoringCtrlr', 'OfflineQueuingSeverity'),
  fact('MonitoringCtrlr', 'ActiveMonitoringBase', { type: 'OptionList', values: ['All', 'FactoryDefault', 'HardWiredOnly'] }, ({ core }) => core.monitors?.base ?? 'FactoryDefault'),
  fact('MonitoringCtrlr', 'ActiveMonitoringLevel', { ...INTEGER, min: 0, max: 9 }, ({ core }) => String(core.monitors?.level ?? 9)),
  setting('MonitoringCtrlr', 'ItemsPerMessageMonitoring', { variable: 'ItemsPerMessage', instance: 'SetVariableMonitoring', mutability: 'ReadOnly' }),
  setting('MonitoringCtrlr', 'ItemsPerMessageMonitoring', { variable: 'ItemsPerMessage', instance: 'ClearVariableMonitoring', mutability: 'ReadOnly' }),
  setting('MonitoringCtrlr', 'BytesPerMessage', { instance: 'SetVariableMonitoring', mutability: 'ReadOnly' }),
  setting('MonitoringCtrlr', 'BytesPerMessage', { instance: 'ClearVariableMonitoring', mutability: 'ReadOnly' }),
  setting('MonitoringCtrlr', 'MaxPeriodicEventStreams', { mutability: 'ReadOnly', exists: is21 }),
];
