import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';

interface Props extends ActionIconProps, Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> {
  readonly label: string;
  readonly icon: ReactNode;
}

/** The button of a menu: a picture with a name; what the menu hands to its target goes to the button. */
export function MenuButton({ label, icon, ...rest }: Props) {
  return <ActionIcon {...rest} aria-label={label} title={label}>{icon}</ActionIcon>;
}
