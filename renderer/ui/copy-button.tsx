import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy';
import { IconButton } from './icon-button';

interface Props {
  readonly text: string;
  /** What it is, after "Copy": `the URL for eth0`. */
  readonly what: string;
}

export function CopyButton({ text, what }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      label={copied ? 'Copied' : `Copy ${what}`}
      icon={copied ? <IconCheck size={15} color="var(--ok)" /> : <IconCopy size={15} />}
      onClick={() => void copyText(text, what).then(setCopied)}
    />
  );
}
