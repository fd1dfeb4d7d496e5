import classes from './preview.module.css';

/** A text of a log with the part that is the message standing out. */
export function Highlighted({ text, mark }: { readonly text: string; readonly mark: readonly [from: number, to: number] | undefined }) {
  if (mark === undefined || mark[0] >= text.length) return <>{text}</>;
  const [from, to] = mark;
  return <>{text.slice(0, from)}<mark className={classes.mark}>{text.slice(from, to)}</mark>{text.slice(to)}</>;
}
