import 'react';

declare module 'react' {
  /** Custom properties that our components hand to their style sheets. */
  interface CSSProperties {
    '--tone'?: string;
    '--depth'?: number;
    '--lanes'?: string;
  }
}
