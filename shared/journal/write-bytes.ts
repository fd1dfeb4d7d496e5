/** Writing texts of digits as bytes. Each function writes to `into` from `at` on and returns where it ended. */

const ZERO = 0x30;
const POINT = 0x2e;
/** What fits into 32 bits with a sign is divided far faster. */
const BILLION = 1_000_000_000;

/** @param text ASCII */
export function writeAscii(into: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i += 1) into[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** @param value an integer from 0 to 2^53 */
export function writeInteger(into: Uint8Array, at: number, value: number): number {
  if (value < BILLION) return writeDigits(into, at, value | 0, digitsOf(value));
  const high = Math.floor(value / BILLION);
  return writeDigits(into, writeInteger(into, at, high), (value - high * BILLION) | 0, 9);
}

/** A number from 0 to 2^42 as `String` writes it when it is rounded to three decimals. */
export function writeThousandths(into: Uint8Array, at: number, value: number): number {
  const thousandths = Math.round(value * 1000);
  const whole = Math.floor(thousandths / 1000);
  const end = writeInteger(into, at, whole);
  const rest = (thousandths - whole * 1000) | 0;
  if (rest === 0) return end;
  into[end] = POINT;
  if (rest % 10 !== 0) return writeDigits(into, end + 1, rest, 3);
  return rest % 100 === 0 ? writeDigits(into, end + 1, (rest / 100) | 0, 1) : writeDigits(into, end + 1, (rest / 10) | 0, 2);
}

function digitsOf(value: number): number {
  let count = 1;
  for (let power = 10; power <= value; power *= 10) count += 1;
  return count;
}

/** The last `count` digits of an integer below 2^31. */
function writeDigits(into: Uint8Array, at: number, value: number, count: number): number {
  let left = value;
  for (let place = at + count - 1; place >= at; place -= 1) {
    const tens = (left / 10) | 0;
    into[place] = ZERO + left - tens * 10;
    left = tens;
  }
  return at + count;
}
