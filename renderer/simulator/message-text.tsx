import { QRCodeSVG } from 'qrcode.react';
import type { ShownMessage } from '../../shared/station/api';
import classes from './station-display.module.css';

/** Longest text that a code of this size still shows so that a camera reads it. */
const MOST_IN_CODE = 400;

/** A message as its format is meant: HTML comes without its marks, and an address is not opened. */
export function MessageText({ message: { format, text, language } }: { readonly message: ShownMessage }) {
  if (format === 'QRCODE' && text !== '' && text.length <= MOST_IN_CODE) {
    return (
      <span className={classes.code}>
        <QRCodeSVG value={text} size={76} bgColor="#ffffff" fgColor="#000000" title={`QR code of ${text}`} />
        <span>{text}</span>
      </span>
    );
  }
  return <span {...(language === undefined ? {} : { lang: language })}>{format === 'URI' ? <u>{text}</u> : text}</span>;
}
