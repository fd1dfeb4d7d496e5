import { textLog } from '../text-log';

/** What terminal clients for WebSocket show (wscat, websocat, Python's): `> ` before what was sent, `< ` before what came. */
export const terminal = textLog({
  id: 'terminal',
  title: 'WebSocket client in a terminal (wscat)',
  line: /^\s{0,3}[<>]{1,3}\s{0,3}$/,
  also: /^\s{0,3}<{1,3}\s{0,3}\[/m,
  context: (before) => {
    const mark = before.trim().charAt(0);
    return mark === '>' ? { way: 'sent' } : mark === '<' ? { way: 'received' } : {};
  },
});
