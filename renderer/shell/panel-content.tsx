import type { IDockviewPanelProps } from 'dockview-react';
import { Activity, useCallback, useState, useSyncExternalStore, type FunctionComponent } from 'react';
import { PanelBoundary } from '../ui/panel-boundary';

interface Props extends IDockviewPanelProps {
  readonly content: FunctionComponent<IDockviewPanelProps>;
  /** It goes on at work behind other panels of its group. */
  readonly alwaysAtWork: boolean;
}

/** What a panel shows. Behind other panels of its group it listens to nothing and draws nothing; what it holds stays. */
export function PanelContent({ content: Content, alwaysAtWork, ...props }: Props) {
  const visible = useVisible(props.api) || alwaysAtWork;
  // Made when it is first seen: before, each change of what it shows would have it made anew.
  const [wanted, want] = useState(visible);
  if (visible && !wanted) want(true);
  const [element] = useState(() => <Content {...props} />);
  return <PanelBoundary>{wanted && <Activity mode={visible ? 'visible' : 'hidden'}>{element}</Activity>}</PanelBoundary>;
}

function useVisible(api: IDockviewPanelProps['api']): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const heard = api.onDidVisibilityChange(listener);
    return () => heard.dispose();
  }, [api]);
  return useSyncExternalStore(subscribe, () => api.isVisible);
}
