/** How many Unicode characters a text has: JSON Schema's maxLength counts these, not UTF-16 units (Draft 7 §6.3.1). */
export function charactersIn(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count--;
      index++;
    }
  }
  return count;
}
