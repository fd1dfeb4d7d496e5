import { useEffect } from 'react';
import { openGathered, openLogText, orNotify } from '../actions/operations';
import { isTyping } from '../actions/shortcuts';

/** What is pasted anywhere but into a field is a log: a text, or files that were copied. */
export function PasteAnywhere() {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('[role=dialog]') !== null) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) void orNotify(openGathered({ files: files.map((file) => ({ name: file.name, file })) }));
      else if (text.trim() !== '') void orNotify(openLogText(text));
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
  return null;
}
