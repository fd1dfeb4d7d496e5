import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Component, Suspense, type ReactNode } from 'react';
import { EmptyState } from './empty-state';

interface Props {
  /** What it is, within a sentence: `the composer`. */
  readonly name: string;
  /** Shown while it is on its way. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/**
 * A part of the window that is loaded when it is needed. When it cannot be (the host went away in the middle), it says so
 * in its own place and the rest of the window goes on.
 */
export class LazyPart extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { name, fallback, children } = this.props;
    if (!this.state.failed) return <Suspense fallback={fallback}>{children}</Suspense>;
    return (
      <EmptyState
        icon={<IconPlugConnectedX size={28} />}
        title="This part could not be loaded"
        tone="error"
        actions={<Button size="xs" variant="default" onClick={() => location.reload()}>Load the window again</Button>}
      >
        The host went away while {name} was on its way. What you wrote is kept: load the window again once the host is back.
      </EmptyState>
    );
  }
}
