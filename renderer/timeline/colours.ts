import type { MarkColour } from '../../shared/journal/marks';

/** The tokens that are painted with, as the theme has them now. */
export interface Colours {
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly strong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly up: string;
  readonly down: string;
  readonly warning: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly warningSoft: string;
  readonly ok: string;
  readonly session: string;
  readonly transaction: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly marks: Readonly<Record<MarkColour, string>>;
  readonly font: string;
}

export function readColours(): Colours {
  // Of the page, not of the place: a panel may be built before it is put into the page.
  const style = getComputedStyle(document.body);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    surface: token('--surface-1'), raised: token('--surface-3'), line: token('--line'), strong: token('--line-strong'),
    text: token('--text'), text2: token('--text-2'), text3: token('--text-3'), up: token('--up'), down: token('--down'),
    warning: token('--warning'), error: token('--error'), errorSoft: token('--error-soft'), warningSoft: token('--warning-soft'),
    ok: token('--ok'), session: token('--state-finishing'), transaction: token('--state-charging'),
    accent: token('--accent'), onAccent: token('--on-accent'), font: style.fontFamily,
    marks: { red: token('--mark-red'), yellow: token('--mark-yellow'), green: token('--mark-green'), blue: token('--mark-blue'), purple: token('--mark-purple') },
  };
}
