/** Texts that are paths, as `posixpath` has them. */
export function joined(parts: readonly string[]): string {
  let path = ''
  for (const [at, part] of parts.entries()) {
    if (part.startsWith('/') || at === 0) path = part
    else path += path === '' || path.endsWith('/') ? part : `/${part}`
  }
  return path
}

/** The last part. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What is before the last part. */
export function parentOf(path: string): string {
  const head = path.slice(0, path.lastIndexOf('/') + 1)
  return /^\/*$/.test(head) ? head : head.replace(/\/+$/, '')
}

/** Without `.`, `..` and doubled slashes, as far as that is told. */
export function normalised(path: string): string {
  const root = path.startsWith('/') ? '/' : ''
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..' || parts.at(-1) === '..' || (parts.length === 0 && root === '')) parts.push(part)
    else parts.pop()
  }
  return `${root}${parts.join('/')}` || '.'
}
