/**
 * Where a file lies that Electron's archive only names, since the package keeps it beside it (`asarUnpack`); any other path as it is.
 * A thread of its own, which begins with a path, is started from a real file, and so needs nothing of Electron's ways with archives.
 */
export function outsideOfArchive(file: string): string {
  return file.replace(/(?<=[\\/])app\.asar(?=[\\/])/, 'app.asar.unpacked');
}
