/** A payment at the station's terminal (2.1, C18 to C23), from the card to the settlement. */
export interface Payment {
  /** The payment provider's reference: the idToken of whoever paid. */
  readonly pspRef: string;
  /** What is reserved on the card, in the station's currency. */
  reserved: number;
  /** What the card is good for; Infinity when it does not matter. */
  readonly good: number;
  /** What becomes of the settlement, when it is not to succeed (C22). */
  readonly settles?: 'Rejected' | 'Failed';
  /** The CSMS has been asked about it, and so has to hear when nothing comes of it (C19.FR.02). */
  readonly asked: boolean;
  /** A transaction has taken it over. */
  used: boolean;
  /** It was given back or settled, or the attempt at that is over. */
  done: boolean;
}
