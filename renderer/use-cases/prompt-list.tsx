import { Button } from '@mantine/core';
import { IconHandFinger, IconSettings } from '@tabler/icons-react';
import type { PromptShape } from '../../shared/ipc/use-case-shapes';
import { answerPrompt } from './operations';
import classes from './prompt-list.module.css';

const WHERE = { station: 'At the station', csms: 'At the CSMS' } as const;

/** What a person has to do now. What shows on the wire needs no word; the rest is done or skipped. */
export function PromptList({ prompts }: { readonly prompts: readonly PromptShape[] }) {
  return (
    <div role="status" aria-label="What is to be done">
      {prompts.map(({ id, who, kind, text }) => (
        <div key={id} className={classes.prompt}>
          <span className={classes.icon} aria-hidden>{kind === 'act' ? <IconHandFinger size={18} /> : <IconSettings size={18} />}</span>
          <div className={classes.text}>
            <span className={classes.where}>{WHERE[who]}{kind === 'setup' && ', before it begins'}</span>
            <p>{text}</p>
          </div>
          <Button variant="filled" onClick={() => void answerPrompt(id, 'done')}>{kind === 'setup' ? 'It is so' : 'Done'}</Button>
          <Button onClick={() => void answerPrompt(id, 'skipped')}>Skip</Button>
        </div>
      ))}
    </div>
  );
}
