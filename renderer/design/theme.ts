import { ActionIcon, Button, Checkbox, Combobox, createTheme, Input, Menu, Modal, Popover, Portal, SegmentedControl, Select, Tooltip, type CSSVariablesResolver } from '@mantine/core';

/** Ten shades around the colour of the wire's upward direction; the ones used in anger come from tokens.css. */
const SIGNAL = ['#e2f7f6', '#c5ecea', '#9edddb', '#74cfcb', '#52c4c0', '#37b3af', '#0b8885', '#0b7674', '#086361', '#064d4b'] as const;

const controlHeight = 'var(--control)';

/** Mantine's components in our measure. Colours come through the variables below. */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  colors: { signal: SIGNAL },
  primaryColor: 'signal',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'default' },
      vars: () => ({ root: { '--button-height': controlHeight, '--button-padding-x': '10px', '--button-fz': 'var(--text-sm)' } }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 24, variant: 'subtle', color: 'gray' },
    }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({ wrapper: { '--input-height': controlHeight, '--input-fz': 'var(--text-sm)' } }),
    }),
    Select: Select.extend({ defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { shadow: undefined } } }),
    // Lists that are closed would stand in the page with all that can be chosen.
    Combobox: Combobox.extend({ defaultProps: { keepMounted: false } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 450, withArrow: false, transitionProps: { duration: 80 } } }),
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 80 }, shadow: undefined } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 80 }, shadow: undefined } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 100 }, centered: true } }),
  },
});

const variables = {
  '--mantine-color-body': 'var(--surface-1)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface-3)',
  '--mantine-color-default-hover': 'var(--surface-4)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--error)',
  '--mantine-color-disabled': 'var(--surface-3)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-subtle-color': 'var(--text-2)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-subtle-hover': 'var(--surface-3)',
  '--mantine-color-gray-light-hover': 'var(--surface-3)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-signal-filled': 'var(--accent-fill)',
  '--mantine-color-signal-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-signal-light-color': 'var(--accent)',
  '--mantine-color-signal-outline': 'var(--accent)',
  '--mantine-shadow-md': 'var(--shadow)',
};

/** Hands our tokens to Mantine's variables, alike in both themes since the tokens themselves change. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
