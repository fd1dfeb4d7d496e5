/** How a field is compared. `:` is equal for names and numbers, with * for anything, and contained for texts. */
export type Operator = ':' | '=' | '!=' | '>' | '>=' | '<' | '<=';

/** A condition on entries. */
export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  /** Anywhere in the raw text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly value: string };

/** What is wrong with a query's text, and where. */
export interface QueryFault {
  /** A sentence. */
  readonly message: string;
  /** Characters of the text, from 0. */
  readonly from: number;
  readonly to: number;
}
