import { Button, Switch } from '@mantine/core';
import { IconArrowsExchange2, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OverrideRule } from '../../shared/csms/api';
import { FormError } from '../start/card';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { draftOf, NEW_DRAFT, ruleText, type AnswerDraft } from './answer-draft';
import { AnswerEditor } from './answer-editor';
import { setOverrides } from './configure';
import classes from './csms.module.css';

interface Editing {
  readonly id: string;
  readonly draft: AnswerDraft;
}

/** Other answers than the CSMS's own. The first rule that fits is used. */
export function AnswerRules({ rules }: { readonly rules: readonly OverrideRule[] }) {
  const [editing, setEditing] = useState<Editing>();
  const [error, setError] = useState<string>();
  const save = (next: readonly OverrideRule[]): void => void setOverrides(next).then(setError);
  const put = (rule: OverrideRule): void => {
    const known = rules.some(({ id }) => id === rule.id);
    save(known ? rules.map((other) => (other.id === rule.id ? rule : other)) : [...rules, rule]);
    setEditing(undefined);
  };
  const begin = (): void => setEditing({ id: crypto.randomUUID(), draft: NEW_DRAFT });

  if (rules.length === 0 && editing === undefined) {
    return (
      <EmptyState icon={<IconArrowsExchange2 size={26} stroke={1.5} />} title="The CSMS answers by itself" actions={<Button leftSection={<IconPlus size={14} />} onClick={begin}>Put another answer in place</Button>}>
        For any request you can have it answer with another payload, a CALLERROR, any text, late, never, or by closing the connection.
      </EmptyState>
    );
  }
  return (
    <div className={classes.rules}>
      <ul aria-label="Answers put in place">
        {rules.map((rule) => (
          <li key={rule.id} className={classes.rule}>
            {editing?.id === rule.id
              ? <AnswerEditor id={rule.id} enabled={rule.enabled} draft={editing.draft} onSave={put} onCancel={() => setEditing(undefined)} />
              : (
                <>
                  <Switch size="xs" aria-label={`Use the answer to ${rule.action}`} checked={rule.enabled} onChange={(event) => save(rules.map((other) => (other === rule ? { ...rule, enabled: event.currentTarget.checked } : other)))} />
                  <span className={classes.ruleText} data-off={!rule.enabled || undefined}>
                    <b>{rule.action}</b> <span className={classes.dim}>of {rule.station ?? 'all stations'}</span>
                    <span>{ruleText(rule)}</span>
                  </span>
                  <IconButton label={`Edit the answer to ${rule.action}`} icon={<IconPencil size={14} />} onClick={() => setEditing({ id: rule.id, draft: draftOf(rule) })} />
                  <IconButton label={`Remove the answer to ${rule.action}`} icon={<IconTrash size={14} />} onClick={() => save(rules.filter((other) => other !== rule))} />
                </>
              )}
          </li>
        ))}
      </ul>
      {editing !== undefined && !rules.some(({ id }) => id === editing.id)
        ? <div className={classes.rule}><AnswerEditor id={editing.id} enabled draft={editing.draft} onSave={put} onCancel={() => setEditing(undefined)} /></div>
        : <Button className={classes.add} leftSection={<IconPlus size={14} />} onClick={begin}>Put another answer in place</Button>}
      <FormError message={error} />
    </div>
  );
}
