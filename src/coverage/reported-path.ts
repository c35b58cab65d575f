/** A path as a report gives it, read: it may be of any machine. */
export interface ReportedPath {
  /** With `/` between the parts, otherwise as it was. */
  text: string
  /** Where it begins: `/` (a server's share too), a drive such as `C:/`, or nothing where it is relative. */
  start: string
  /** How many folders a relative path leads up, before its parts. */
  up: number
  /** Without `.` and `..`: what leads above the start of a path is dropped. */
  parts: string[]
}

/** Reads a path of any system; separators may be `/` or `\`, and a drive is the same in small and capital letters. */
export function reportedPath(reported: string): ReportedPath {
  const text = plain(reported.replaceAll('\\', '/'))
  const [drive] = /^[A-Za-z]:/.exec(text) ?? ['']
  const rest = text.slice(drive.length)
  // `C:x` is relative to whatever folder that drive is in.
  const absolute = rest.startsWith('/') || (rest === '' && drive !== '')
  const path: ReportedPath = { text, start: absolute ? `${drive.toUpperCase()}/` : '', up: 0, parts: [] }
  for (const part of rest.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') path.parts.push(part)
    else if (path.parts.pop() === undefined && path.start === '') path.up += 1
  }
  return path
}

/** Without the prefix by which Windows allows long paths: `\\?\C:\a`, `\\?\UNC\server\share\a`. */
function plain(text: string): string {
  if (!text.startsWith('//?/')) return text
  return /^UNC\//i.test(text.slice(4, 8)) ? `//${text.slice(8)}` : text.slice(4)
}

/** How many parts two paths have in common at their ends. */
export function sharedEnd(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length)
  let shared = 0
  while (shared < most && a[a.length - 1 - shared] === b[b.length - 1 - shared]) shared += 1
  return shared
}
