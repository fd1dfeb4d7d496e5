// Parts of Monaco that have no declarations of their own; imported for what they register.
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController' {}
declare module 'monaco-editor/editor/contrib/codelens/browser/codeLensCache' {}
declare module 'monaco-editor/editor/common/services/treeViewsDndService' {}
