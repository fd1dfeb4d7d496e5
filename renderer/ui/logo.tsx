/** The two directions of the wire, between the two ends. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect x="1" y="1" width="30" height="30" rx="7" fill="var(--surface-2)" stroke="var(--line-strong)" />
      <path d="M11 24 V10 M6.8 13.6 L11 9.2 L15.2 13.6" fill="none" stroke="var(--up)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M21 8 V22 M16.8 18.4 L21 22.8 L25.2 18.4" fill="none" stroke="var(--down)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
