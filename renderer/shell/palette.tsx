import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { allActions, runAction, type Action } from '../actions/registry';
import { ShortcutKeys } from '../ui/shortcut-keys';

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
      maxHeight={420}
      size={560}
      searchProps={{ leftSection: <IconSearch size={16} />, placeholder: 'What do you want to do?', 'aria-label': 'Find a command' }}
    />
  );
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
      ...(action.shortcut === undefined ? {} : { rightSection: <ShortcutKeys keys={action.shortcut} /> }),
      onClick: () => runAction(action.id),
    })),
  }));
}
