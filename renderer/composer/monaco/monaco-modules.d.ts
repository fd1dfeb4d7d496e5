// A part of Monaco that has no declarations of its own; imported for what it registers.
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController' {}
