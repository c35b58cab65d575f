declare const repoPath: unique symbol

/**
 * A path inside the repository: relative to its root, `/` between the parts, no `.` or `..`, the root itself is `.`.
 * Only `platform/` turns one into a path of the operating system.
 */
export type RepoPath = string & { readonly [repoPath]: true }

declare const outsidePath: unique symbol

/** The whole path of a file outside of the repository, which the user, and not the configuration, named. */
export type OutsidePath = string & { readonly [outsidePath]: true }

/** A file to read. */
export type InputPath = RepoPath | OutsidePath

/** Whether the file is one of the repository, with a place where findings can stand. */
export function isInRepository(path: InputPath): path is RepoPath {
  return !/^([\\/]|[A-Za-z]:[\\/])/.test(path)
}

export const ROOT = '.' as RepoPath

// Windows takes `C:x` for a place on another drive, whatever it is joined to.
const DRIVE = /^[A-Za-z]:/

/**
 * Reads text as a path relative to `base`; separators may be `/` or `\`. Null where it is absolute or leads outside
 * the repository.
 */
export function repoPathFrom(text: string, base: RepoPath = ROOT): RepoPath | null {
  const posix = text.replaceAll('\\', '/')
  if (posix.startsWith('/') || DRIVE.test(posix) || posix.includes('\0')) return null
  const parts: string[] = base === ROOT ? [] : base.split('/')
  for (const part of posix.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  const path = parts.join('/') || ROOT
  return DRIVE.test(path) ? null : (path as RepoPath)
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: RepoPath, folder: RepoPath): boolean {
  return folder === ROOT || path === folder || path.startsWith(`${folder}/`)
}

/** A path of the folder, or of what lies below it, as seen from there. */
export function seenFrom(folder: RepoPath, path: string): string {
  return folder === ROOT ? path : path.slice(folder.length + 1)
}
