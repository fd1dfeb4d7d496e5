import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle, IconX } from '@tabler/icons-react';
import { memo, useMemo, type ReactNode } from 'react';
import { selectEntry } from '../log/navigate';
import { usePanels } from '../stores/panels';
import { CopyButton } from '../ui/copy-button';
import { IconButton } from '../ui/icon-button';
import { useComposerState } from './composer-store';
import classes from './composer.module.css';
import { pretty } from './frame-print';
import { wordsOf, type SentWords } from './sent-words';

const ICONS: Readonly<Record<SentWords['tone'], ReactNode>> = {
  busy: <Loader size={14} aria-hidden />,
  ok: <IconCircleCheck size={16} aria-hidden />,
  warning: <IconAlertTriangle size={16} aria-hidden />,
  error: <IconCircleX size={16} aria-hidden />,
  info: <IconInfoCircle size={16} aria-hidden />,
};

/** What became of the last message: its answer, how long that took, or why there is none. */
export const SentView = memo(function SentView() {
  const sent = useComposerState((state) => state.sent);
  const setSent = useComposerState((state) => state.setSent);
  const answer = sent?.state.kind === 'answered' ? sent.state : undefined;
  const shown = useMemo(() => (answer ? pretty(answer.raw) : undefined), [answer]);
  if (!sent) return null;
  const { tone, title, detail } = wordsOf(sent);
  const entry = sent.entry;
  return (
    <div className={classes.sent} data-tone={tone}>
      <div className={classes.sentLine}>
        {ICONS[tone]}
        <span className={classes.sentence} role="status">{title}{detail !== undefined && <span className={classes.dim}> {detail}</span>}</span>
        {entry !== undefined && <button type="button" className={classes.link} onClick={() => showEntry(entry)}>Show in log</button>}
        {answer && <CopyButton text={answer.raw} what="the answer" />}
        <IconButton label="Dismiss" icon={<IconX size={14} />} onClick={() => setSent(undefined)} />
      </div>
      {shown !== undefined && <pre className={classes.answer} tabIndex={0} aria-label="The answer">{shown}</pre>}
    </div>
  );
});

function showEntry(index: number): void {
  usePanels.getState().show('log', true);
  void selectEntry(index);
}
