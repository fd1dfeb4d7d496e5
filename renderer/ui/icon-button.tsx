import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { ShortcutKeys } from './shortcut-keys';

interface Props {
  /** What it does; the tooltip and the name for screen readers. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  /** Of a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly danger?: boolean;
}

export function IconButton({ label, icon, onClick, shortcut, disabled = false, pressed, ref, danger = false }: Props) {
  return (
    <Tooltip label={<>{label}{shortcut !== undefined && <> <ShortcutKeys keys={shortcut} /></>}</>}>
      <ActionIcon
        ref={ref}
        aria-label={label}
        aria-pressed={pressed}
        data-pressed={pressed === true || undefined}
        data-danger={danger || undefined}
        aria-disabled={disabled || undefined}
        data-disabled={disabled || undefined}
        onClick={() => { if (!disabled) onClick(); }}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
