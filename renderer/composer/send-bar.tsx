import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBraces, IconFold, IconSend2 } from '@tabler/icons-react';
import type { Ref } from 'react';
import { IconButton } from '../ui/icon-button';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { useComposerState } from './composer-store';
import classes from './composer.module.css';
import type { Composition } from './use-composition';

interface Props {
  readonly composition: Composition;
  readonly onSend: () => void;
  readonly onSendAnyway: () => void;
  readonly buttonRef: Ref<HTMLButtonElement>;
}

const bytes = new TextEncoder();

/** What the validator says in one line, how much goes out, and the button that sends it. */
export function SendBar({ composition, onSend, onSendAnyway, buttonRef }: Props) {
  const { errors, text, end, raw } = composition;
  const layout = useComposerState((state) => state.layout);
  const empty = text === '';
  const offline = end.target === undefined ? 'Choose a station to send this to.' : undefined;
  return (
    <div className={classes.sendBar}>
      <div className={classes.verdict} role="status">
        <Verdict composition={composition} />
        {!empty && <span>{bytes.encode(text).length.toLocaleString()} bytes, sent as shown</span>}
      </div>
      <IconButton
        label={layout === 'pretty' ? 'Write compact, without blanks' : 'Write over several lines'}
        icon={layout === 'pretty' ? <IconFold size={15} /> : <IconBraces size={15} />}
        disabled={raw || empty}
        onClick={() => useComposerState.getState().setLayout(layout === 'pretty' ? 'compact' : 'pretty')}
      />
      {errors > 0
        ? (
          <Button ref={buttonRef} className={classes.anyway} leftSection={<IconAlertTriangle size={15} />} rightSection={<ShortcutKeys keys="mod+shift+enter" />} onClick={onSendAnyway} aria-disabled={offline !== undefined} title={offline}>
            Send anyway
          </Button>
        )
        : (
          <Button ref={buttonRef} variant="filled" leftSection={<IconSend2 size={15} />} rightSection={<ShortcutKeys keys="mod+enter" />} onClick={onSend} aria-disabled={empty || offline !== undefined} title={offline}>
            Send
          </Button>
        )}
    </div>
  );
}

function Verdict({ composition: { text, raw, parts, errors, findings, end } }: { readonly composition: Composition }) {
  if (raw) return <span>Raw text, not checked</span>;
  if (text.trim() === '') return <span>OCPP {end.version}</span>;
  if (!parts) return <span>Loading the rules of OCPP {end.version} …</span>;
  if (errors > 0) return <b data-verdict="error">{count(errors, 'violation')} of OCPP {end.version}</b>;
  if (findings.length > 0) return <b data-verdict="warning">{count(findings.length, 'warning')}, OCPP {end.version}</b>;
  return <b data-verdict="ok">In order, OCPP {end.version}</b>;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
