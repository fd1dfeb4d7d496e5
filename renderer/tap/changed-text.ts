/**
 * What is odd about a text that is to go on in the place of a held message: a sentence, which forbids nothing.
 *
 * @param id message id of what is held
 */
export function changedTextFault(text: string, id: string | undefined): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is no JSON (${error instanceof Error ? error.message : String(error)}). It can be sent all the same.`;
  }
  if (!Array.isArray(value)) return 'A frame is a JSON array such as [2,"id","Heartbeat",{}]. This can be sent all the same.';
  const named: unknown = value[1];
  if (id !== undefined && named !== id) return `The message id is ${JSON.stringify(named ?? null)} instead of "${id}": the answer will not be taken for one to what was held.`;
  return undefined;
}
