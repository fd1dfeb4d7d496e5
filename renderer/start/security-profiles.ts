/** The security profiles of OCPP (2.x Part 2, A00; the security extension of 1.6), as a person chooses one. */
export const SECURITY_PROFILES = [
  { value: '0', label: 'None' },
  { value: '1', label: '1 · password' },
  { value: '2', label: '2 · TLS and password' },
  { value: '3', label: '3 · TLS both ways' },
] as const;

export type SecurityProfile = (typeof SECURITY_PROFILES)[number]['value'];

export function securityProfileOf(value: string | null): SecurityProfile | undefined {
  return SECURITY_PROFILES.find((one) => one.value === value)?.value;
}

export const needsPassword = (profile: SecurityProfile): boolean => profile === '1' || profile === '2';
export const needsTls = (profile: SecurityProfile): boolean => profile === '2' || profile === '3';
export const profileNumber = (profile: SecurityProfile): 0 | 1 | 2 | 3 => ({ 0: 0, 1: 1, 2: 2, 3: 3 } as const)[profile];
