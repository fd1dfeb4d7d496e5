import { monaco } from './monaco';

export const EDITOR_THEME = 'workbench';

/** Monaco draws part of itself on a canvas and wants plain colours: the tokens' values of this moment. */
export function defineEditorTheme(scheme: 'dark' | 'light'): void {
  const styles = getComputedStyle(document.documentElement);
  const colour = (token: string): string => hexOf(styles.getPropertyValue(token));
  const rule = (token: string, name: string): monaco.editor.ITokenThemeRule => ({ token, foreground: colour(name).slice(1) });
  monaco.editor.defineTheme(EDITOR_THEME, {
    base: scheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', '--text'),
      rule('string.key.json', '--json-key'),
      rule('string.value.json', '--json-string'),
      rule('number.json', '--json-number'),
      rule('keyword.json', '--json-word'),
      rule('delimiter', '--json-mark'),
      rule('delimiter.bracket.json', '--json-mark'),
      rule('delimiter.array.json', '--json-mark'),
      rule('delimiter.colon.json', '--json-mark'),
      rule('delimiter.comma.json', '--json-mark'),
    ],
    colors: {
      'editor.background': colour('--surface-1'),
      'editor.foreground': colour('--text'),
      'editor.lineHighlightBackground': colour('--surface-2'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${colour('--accent')}44`,
      'editor.inactiveSelectionBackground': `${colour('--accent')}2a`,
      'editor.wordHighlightBackground': `${colour('--accent')}22`,
      'editorCursor.foreground': colour('--accent'),
      'editorLineNumber.foreground': colour('--text-3'),
      'editorLineNumber.activeForeground': colour('--text'),
      'editorIndentGuide.background1': colour('--line'),
      'editorIndentGuide.activeBackground1': colour('--line-strong'),
      'editorBracketMatch.background': `${colour('--accent')}22`,
      'editorBracketMatch.border': colour('--line-control'),
      'editorBracketHighlight.foreground1': colour('--json-mark'),
      'editorBracketHighlight.foreground2': colour('--json-mark'),
      'editorBracketHighlight.foreground3': colour('--json-mark'),
      'editorError.foreground': colour('--error'),
      'editorWarning.foreground': colour('--warning'),
      'editorWidget.background': colour('--surface-2'),
      'editorWidget.foreground': colour('--text'),
      'editorWidget.border': colour('--line-strong'),
      'editorSuggestWidget.background': colour('--surface-2'),
      'editorSuggestWidget.border': colour('--line-strong'),
      'editorSuggestWidget.foreground': colour('--text'),
      'editorSuggestWidget.selectedBackground': colour('--selected'),
      'editorSuggestWidget.selectedForeground': colour('--text'),
      'editorSuggestWidget.selectedIconForeground': colour('--accent'),
      'editorSuggestWidget.highlightForeground': colour('--accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--accent'),
      'editorHoverWidget.background': colour('--surface-2'),
      'editorHoverWidget.border': colour('--line-strong'),
      'editorHoverWidget.foreground': colour('--text'),
      'editorHoverWidget.statusBarBackground': colour('--surface-3'),
      'editorOverviewRuler.bracketMatchForeground': '#00000000',
      'editorOverviewRuler.errorForeground': colour('--error'),
      'editorOverviewRuler.warningForeground': colour('--warning'),
      'editor.placeholder.foreground': colour('--text-2'),
      'editorGutter.background': colour('--surface-1'),
      'textCodeBlock.background': colour('--surface-3'),
      'textLink.foreground': colour('--accent'),
      'textPreformat.foreground': colour('--text'),
      'textPreformat.background': colour('--surface-4'),
      'list.hoverBackground': colour('--hover'),
      'list.activeSelectionBackground': colour('--selected'),
      'list.activeSelectionForeground': colour('--text'),
      'list.focusBackground': colour('--selected'),
      'list.focusForeground': colour('--text'),
      'menu.background': colour('--surface-2'),
      'menu.foreground': colour('--text'),
      'menu.border': colour('--line-strong'),
      'menu.selectionBackground': colour('--selected'),
      'menu.selectionForeground': colour('--text'),
      'menu.separatorBackground': colour('--line'),
      'input.background': colour('--surface-1'),
      'input.border': colour('--line-control'),
      'input.foreground': colour('--text'),
      'scrollbarSlider.background': `${colour('--surface-4')}cc`,
      'scrollbarSlider.hoverBackground': colour('--line-strong'),
      'scrollbarSlider.activeBackground': colour('--line-control'),
      'focusBorder': colour('--focus'),
      'foreground': colour('--text'),
      'descriptionForeground': colour('--text-2'),
      'icon.foreground': colour('--text-2'),
      'symbolIcon.snippetForeground': colour('--accent'),
      'widget.shadow': '#00000055',
    },
  });
  monaco.editor.setTheme(EDITOR_THEME);
}

/** Monaco takes `#rrggbb` alone; a style sheet's tools write `#rgb` for it where they can. */
function hexOf(value: string): string {
  const text = value.trim();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`;
  return /^#[0-9a-f]{6}$/i.test(text) ? text : '#808080';
}
