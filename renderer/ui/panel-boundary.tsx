import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { EmptyState } from './empty-state';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** What browsers say when a part of the window that is loaded on demand did not come. */
const NOT_LOADED = /dynamically imported module|module script failed|preload CSS/i;

/** Keeps a fault inside one panel, also when its code could not be loaded: all others go on. */
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
    // A file that did not come once is not asked for again before the window is loaded anew.
    const reload = <Button onClick={() => location.reload()}>Reload the window</Button>;
    if (NOT_LOADED.test(error.message)) {
      return (
        <EmptyState tone="error" icon={<IconPlugConnectedX size={26} stroke={1.5} />} title="This part could not be loaded" actions={reload}>
          The host did not answer when it was asked for. Reload the window once the host is back; what you wrote is kept.
        </EmptyState>
      );
    }
    return (
      <EmptyState
        tone="error"
        icon={<IconAlertTriangle size={26} stroke={1.5} />}
        title="This panel has failed"
        actions={<><Button onClick={() => this.setState({ error: undefined })}>Show it again</Button>{reload}</>}
      >
        {error.message} The others go on; nothing that was recorded is lost.
      </EmptyState>
    );
  }
}
