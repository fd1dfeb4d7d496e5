import type { ConnectorStatus, EvseStatus } from '../../shared/station/api';
import { toneOf } from '../ui/state-tone';
import classes from './evse-drawing.module.css';

interface Props {
  /** EVSE 1, in 1.6 connector 1. */
  readonly name: string;
  readonly evse: EvseStatus;
  readonly powered: boolean;
  readonly doorOpen: boolean;
}

/** A charging point and, when one is plugged in, the car: state at a glance. */
export function EvseDrawing({ name, evse, powered, doorOpen }: Props) {
  const plugged = evse.connectors.find((connector) => connector.plugged);
  const faulted = evse.connectors.some((connector) => connector.fault !== undefined);
  const state = !powered ? 'off' : faulted ? 'Faulted' : evse.transaction?.chargingState ?? (plugged ?? evse.connectors[0])?.status ?? 'Available';
  const charging = evse.power > 0;
  return (
    <svg className={classes.drawing} viewBox="0 0 216 84" role="img" aria-label={describe(name, evse, state, plugged)} style={{ '--tone': `var(--state-${toneOf(state)})` }}>
      <line className={classes.ground} x1="4" x2="212" y1="78" y2="78" />
      <g className={classes.post}>
        <rect x="18" y="10" width="38" height="68" rx="5" />
        <rect className={classes.screen} x="25" y="18" width="24" height="14" rx="2" />
        {powered && <rect className={classes.light} x="25" y="38" width="24" height="4" rx="2" />}
        <circle className={classes.socket} cx="37" cy="55" r="5.5" />
        {doorOpen && <path className={classes.door} d="M18 12 L8 18 V72 L18 76 Z" />}
        {faulted && <path className={classes.fault} d="M37 20 l4.5 9 h-9 z" />}
      </g>
      {plugged !== undefined && (
        <>
          <path className={classes.cable} d="M42 55 C 70 78, 78 78, 98 58" />
          {charging && <path className={classes.flow} d="M42 55 C 70 78, 78 78, 98 58" />}
          <Car soc={plugged.soc} charging={charging} />
        </>
      )}
    </svg>
  );
}

function Car({ soc, charging }: { readonly soc: number | undefined; readonly charging: boolean }) {
  return (
    <g className={classes.car} data-charging={charging || undefined}>
      <path d="M96 66 v-9 q1 -6 8 -7 l9 -2 q9 -14 22 -14 h26 q11 0 20 14 l14 3 q8 2 8 9 v6 q0 3 -3 3 H99 q-3 0 -3 -3 Z" />
      <path className={classes.window} d="M120 47 q7 -9 16 -9 h9 v9 Z M149 38 h11 q8 0 14 9 h-25 Z" />
      <circle className={classes.wheel} cx="120" cy="70" r="8" />
      <circle className={classes.wheel} cx="182" cy="70" r="8" />
      {soc !== undefined && (
        <>
          <rect className={classes.battery} x="130" y="54" width="42" height="9" rx="2" />
          <rect className={classes.charge} x="131.5" y="55.5" width={Math.max(0, Math.min(39, 39 * soc / 100))} height="6" rx="1" />
        </>
      )}
    </g>
  );
}

function describe(name: string, evse: EvseStatus, state: string, plugged: ConnectorStatus | undefined): string {
  if (plugged === undefined) return `${name}: ${state}, no car`;
  const soc = plugged.soc === undefined ? '' : ` at ${Math.round(plugged.soc)} percent`;
  const into = evse.connectors.length > 1 ? ` into connector ${plugged.id}` : '';
  return `${name}: ${state}, a car is plugged in${into}${soc}`;
}
