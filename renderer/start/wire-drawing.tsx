import type { OcppVersion } from '../../shared/ocpp/version';
import classes from './wire-drawing.module.css';

/** What the first log will tell, in four lines. */
const LINES: Readonly<Record<OcppVersion, readonly (readonly ['up' | 'down', string])[]>> = {
  '1.6': [['up', 'BootNotification'], ['down', 'Accepted'], ['up', 'StartTransaction'], ['up', 'MeterValues']],
  '2.0.1': [['up', 'BootNotification'], ['down', 'Accepted'], ['up', 'TransactionEvent Started'], ['up', 'TransactionEvent Updated']],
  '2.1': [['up', 'BootNotification'], ['down', 'Accepted'], ['up', 'TransactionEvent Started'], ['up', 'NotifyPeriodicEventStream']],
};

/** Station and CSMS with messages between them. */
export function WireDrawing({ version }: { readonly version: OcppVersion }) {
  return (
    <svg className={classes.drawing} viewBox="0 0 470 132" aria-hidden>
      <g className={classes.end}>
        <rect x="2" y="2" width="92" height="26" rx="4" />
        <text x="48" y="19">Station</text>
        <line x1="48" x2="48" y1="28" y2="130" />
      </g>
      <g className={classes.end}>
        <rect x="376" y="2" width="92" height="26" rx="4" />
        <text x="422" y="19">CSMS</text>
        <line x1="422" x2="422" y1="28" y2="130" />
      </g>
      {LINES[version].map(([direction, text], index) => {
        const y = 52 + index * 23;
        const [from, to, tip] = direction === 'up' ? [54, 416, -6] : [416, 54, 6];
        return (
          <g key={text} className={classes.message} data-direction={direction} style={{ animationDelay: `${index * 180}ms` }}>
            <text x="235" y={y - 5}>{text}</text>
            <line x1={from} x2={to} y1={y} y2={y} />
            <path d={`M${to + tip} ${y - 3.5} L${to} ${y} L${to + tip} ${y + 3.5}`} />
          </g>
        );
      })}
    </svg>
  );
}
