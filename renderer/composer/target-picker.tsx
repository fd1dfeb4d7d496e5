import { Select } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTargets } from '../stores/targets';
import { VersionBadge } from '../ui/version-badge';
import { useComposerState } from './composer-store';
import classes from './composer.module.css';
import { choiceOf, DRAFTS, keyOfEnd, labelOfDraft, type End, type EndChoice } from './end';

interface Option {
  readonly choice: EndChoice;
  readonly label: string;
  readonly connected: boolean | undefined;
}

/** Where the frame goes: as CSMS to a station, as a simulated station to its CSMS, or nowhere yet. */
export const TargetPicker = memo(function TargetPicker({ end }: { readonly end: End }) {
  const targets = useTargets();
  const choose = useComposerState((state) => state.choose);
  const options = useMemo(() => {
    const all = new Map<string, Option>();
    for (const option of targets) {
      const choice = choiceOf(option);
      all.set(keyOfEnd(choice), { choice, label: option.label, connected: option.connected });
    }
    // One that was chosen and is gone stays to be seen as such.
    if (end.target && !all.has(keyOfEnd(end))) all.set(keyOfEnd(end), { choice: end, label: end.label, connected: false });
    for (const choice of DRAFTS) all.set(keyOfEnd(choice), { choice, label: labelOfDraft(choice), connected: undefined });
    return all;
  }, [targets, end]);
  const group = (title: string, belongs: (choice: EndChoice) => boolean) => ({
    group: title,
    items: [...options].filter(([, { choice }]) => belongs(choice)).map(([value, { label }]) => ({ value, label })),
  });
  return (
    <Select
      className={classes.target}
      aria-label="Send as and to"
      data={[
        group('As CSMS, to a station', ({ target }) => target?.side === 'csms' && target.tap !== true),
        group('As simulated station, to its CSMS', ({ target }) => target?.side === 'station' && target.tap !== true),
        group('On a tapped wire; the other side sees nothing of it', ({ target }) => target?.tap === true),
        group('Without a connection, to write and check', ({ target }) => target === undefined),
      ].filter(({ items }) => items.length > 0)}
      value={keyOfEnd(end)}
      onChange={(value) => {
        const option = value === null ? undefined : options.get(value);
        if (option) choose({ sender: option.choice.sender, version: option.choice.version, target: option.choice.target });
      }}
      leftSection={<ConnectionDot connected={end.target ? end.connected : undefined} />}
      leftSectionWidth={22}
      renderOption={({ option }) => {
        const known = options.get(option.value);
        return known && (
          <span className={classes.targetOption}>
            <ConnectionDot connected={known.connected} />
            <span className={classes.targetLabel}>{known.choice.target ? known.label : `As ${known.choice.sender === 'station' ? 'station' : 'CSMS'}`}</span>
            {known.connected === false && <span className={classes.dim}>not connected</span>}
            <VersionBadge version={known.choice.version} />
          </span>
        );
      }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
    />
  );
});

function ConnectionDot({ connected }: { readonly connected: boolean | undefined }) {
  const words = connected === undefined ? 'without a connection' : connected ? 'connected' : 'not connected';
  return <span className={classes.dot} data-connected={connected} role="img" aria-label={words} title={words} />;
}
