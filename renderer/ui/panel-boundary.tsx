import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { EmptyState } from './empty-state';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** Keeps a fault of one panel inside it: all others go on. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A panel failed.', error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <EmptyState
        tone="error"
        icon={<IconAlertTriangle size={26} stroke={1.5} />}
        title="This panel has failed"
        actions={<><Button onClick={() => this.setState({ error: undefined })}>Show it again</Button><Button onClick={() => location.reload()}>Reload the window</Button></>}
      >
        {error.message} The others go on; nothing that was recorded is lost.
      </EmptyState>
    );
  }
}
