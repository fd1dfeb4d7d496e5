import { Menu } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { memo } from 'react';
import { MenuButton } from '../ui/menu-button';
import classes from './composer.module.css';
import type { End } from './end';
import { BROKEN_FRAMES, examplesOf, samplesOf, type Example } from './examples';

interface Props {
  readonly end: End;
  readonly onExample: (example: Example) => void;
  /** A text exactly as it is to be sent. */
  readonly onText: (text: string) => void;
}

/** Frames to start from. */
export const ExamplesMenu = memo(function ExamplesMenu({ end, onExample, onText }: Props) {
  const samples = samplesOf(end.version, end.sender);
  return (
    <Menu position="bottom-end" width={340} menuItemTabIndex={0}>
      <Menu.Target><MenuButton label="Examples" icon={<IconBook2 size={15} />} /></Menu.Target>
      <Menu.Dropdown className={classes.examples}>
        <Menu.Label>{`Common requests of the ${end.sender === 'csms' ? 'CSMS' : 'station'} in OCPP ${end.version}`}</Menu.Label>
        {examplesOf(end.version, end.sender).map((example) => (
          <Menu.Item key={example.title} onClick={() => onExample(example)}>{example.title}</Menu.Item>
        ))}
        {samples.length > 0 && <Menu.Label>Recorded from a real station, with its slips</Menu.Label>}
        {samples.map(({ title, remark, text }) => (
          <Menu.Item key={title} onClick={() => onText(text)}>
            {title}
            {remark !== undefined && <span className={classes.remark}>{remark}</span>}
          </Menu.Item>
        ))}
        <Menu.Label>Broken on purpose</Menu.Label>
        {BROKEN_FRAMES.map(({ title, text }) => (
          <Menu.Item key={title} onClick={() => onText(text)}>
            {title}
            <span className={classes.remark}>{text}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});
