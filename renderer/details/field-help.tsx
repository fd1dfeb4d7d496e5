import { useEffect, useState } from 'react';
import { limitsOf } from '../../shared/ocpp/schema-markdown';
import { fieldDoc, loadDocs, type FieldDoc } from '../../shared/ocpp/schema-docs';
import type { LogRow } from '../../shared/ipc/shapes';
import classes from './field-help.module.css';
import { readablePath } from './json-lines';

/** The field that the mouse rests on. */
export interface Hovered {
  readonly pointer: string;
  /** Of the key on the screen, px. */
  readonly left: number;
  readonly bottom: number;
}

/** What the standard says of a field, where the mouse rests on its name. */
export function FieldHelp({ row, hovered }: { readonly row: LogRow; readonly hovered: Hovered }) {
  const [found, setFound] = useState<{ readonly pointer: string; readonly doc: FieldDoc | undefined }>();
  useEffect(() => {
    let current = true;
    void findDoc(row, hovered.pointer).then((doc) => { if (current) setFound({ pointer: hovered.pointer, doc }); });
    return () => { current = false; };
  }, [row, hovered]);
  const doc = found?.pointer === hovered.pointer ? found.doc : undefined;
  if (doc === undefined) return null;
  const facts = [`${doc.enumName ?? doc.type}${doc.array === true ? '[]' : ''}`, doc.required === true ? 'required' : 'optional', ...limitsOf(doc).map((limit) => limit.replaceAll('`', ''))];
  return (
    <div role="tooltip" className={classes.help} style={{ left: Math.min(hovered.left, innerWidth - 380), top: Math.min(hovered.bottom + 4, innerHeight - 200) }}>
      <div className={classes.name}>{hovered.pointer.split('/').at(-1)}</div>
      <div className={classes.facts}>{facts.join(' · ')}</div>
      {doc.description !== undefined && <p>{doc.description.replaceAll('`', '')}</p>}
      {doc.enum !== undefined && <p className={classes.values}>{doc.enum.join(', ')}</p>}
    </div>
  );
}

/** The documentation of the field at a pointer into a frame; undefined where the standard has none. */
async function findDoc({ version, action, type }: LogRow, pointer: string): Promise<FieldDoc | undefined> {
  if (version === undefined || action === undefined) return undefined;
  const docs = await loadDocs(version);
  const doc = Object.hasOwn(docs.actions, action) ? docs.actions[action] : undefined;
  const payload = type === 'CALL' ? doc?.request : type === 'SEND' ? doc?.send : type === 'CALLRESULT' ? doc?.response : undefined;
  return payload === undefined ? undefined : fieldDoc(docs, payload, readablePath(pointer));
}
