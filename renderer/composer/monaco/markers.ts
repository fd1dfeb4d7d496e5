import type { Finding } from '../check-text';
import { monaco } from './monaco';

const OWNER = 'ocpp';

/** Draws the findings into the text. */
export function showFindings(model: monaco.editor.ITextModel, findings: readonly Finding[]): void {
  monaco.editor.setModelMarkers(model, OWNER, findings.map(({ violation, range }) => {
    const start = model.getPositionAt(range.offset);
    // Something of no length would not be seen.
    const end = model.getPositionAt(range.offset + Math.max(1, range.length));
    return {
      severity: violation.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message: violation.message,
      source: violation.reference ?? violation.code,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  }));
}
