import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { allActions, runAction, type Action } from '../actions/registry';
import { ShortcutKeys } from '../ui/shortcut-keys';
import classes from './shell.module.css';

/** Every action by its name; opened by mod+k. */
export function Palette() {
  const [actions, setActions] = useState<readonly Action[]>([]);
  return (
    <Spotlight
      actions={groups(actions)}
      onSpotlightOpen={() => setActions(allActions())}
      shortcut={['mod + K', 'mod + shift + P']}
      tagsToIgnore={[]}
      triggerOnContentEditable
      nothingFound="No command is called that"
      highlightQuery
      scrollable
      maxHeight={440}
      size={560}
      yOffset="12vh"
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      scrollAreaProps={{ type: 'auto', viewportProps: { tabIndex: 0 } }}
      searchProps={{ leftSection: <IconSearch size={16} />, placeholder: 'What do you want to do?', 'aria-label': 'Find a command' }}
    />
  );
}

/** Why it cannot be done now, else its keys. */
function rightSection(action: Action): { rightSection?: ReactNode } {
  const why = action.blocked?.();
  if (why !== undefined) return { rightSection: <span className={classes.why}>{why}</span> };
  return action.shortcut === undefined ? {} : { rightSection: <ShortcutKeys keys={action.shortcut} /> };
}

function groups(actions: readonly Action[]): SpotlightActionGroupData[] {
  const byGroup = Map.groupBy(actions, ({ group }) => group);
  return [...byGroup].map(([group, members]) => ({
    group,
    actions: members.map((action) => ({
      id: action.id,
      label: action.title,
      ...(action.keywords === undefined ? {} : { keywords: action.keywords }),
      ...(action.icon === undefined ? {} : { leftSection: <action.icon size={15} stroke={1.6} /> }),
      ...rightSection(action),
      onClick: () => runAction(action.id),
    })),
  }));
}
