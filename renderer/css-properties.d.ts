import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, as our components hand them to their style sheets. */
    [name: `--${string}`]: string | number | undefined;
  }
}
