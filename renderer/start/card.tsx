import { useId, type ReactNode } from 'react';
import classes from './start-page.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

export function Card({ icon, title, text, children }: Props) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header className={classes.cardHeader}>
        <span className={classes.cardIcon} aria-hidden>{icon}</span>
        <div>
          <h2 id={id}>{title}</h2>
          <p>{text}</p>
        </div>
      </header>
      {children}
    </section>
  );
}

/** What went wrong, beside what was asked for. */
export function FormError({ message }: { readonly message: string | undefined }) {
  return <div role="alert">{message !== undefined && <p className={classes.error}>{message}</p>}</div>;
}
