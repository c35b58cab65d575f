import type { ReportedPath } from './reported-path.js'

// Folders that hold code of others, by their names; what comes behind is how that code names its files.
const PACKAGES = new Set(['node_modules', 'bower_components', 'site-packages', 'dist-packages'])
// By the last of two names, with the one before it.
const CACHES = new Map([
  ['mod', 'pkg'],
  ['registry', '.cargo'],
  ['git', '.cargo'],
  ['toolchains', '.rustup'],
  ['packages', '.nuget'],
  ['repository', '.m2'],
  ['caches', '.gradle'],
  ['bundle', 'vendor'],
])
const SYSTEM = [
  'usr/include',
  'usr/lib',
  'usr/lib64',
  'usr/share',
  'usr/local/include',
  'usr/local/lib',
  'usr/local/go',
]
const PLACES = ['/rustc', '/nix/store', '/Library', '/Applications', '/opt/homebrew', 'C:/Program Files']
const STARTS = [...SYSTEM.map(path => `/${path}`), ...PLACES, 'C:/Program Files (x86)'].map(path => `${path}/`)

/**
 * How many parts at its end a path of code that was installed must share with a file of the repository to mean that
 * file: all that names it inside its package, because many packages have a `src/index.js`. Null for any other path.
 */
export function partsOfInstalled({ start, parts }: ReportedPath): number | null {
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const part = parts[at] as string
    const before = CACHES.get(part)
    if (PACKAGES.has(part) || (before !== undefined && parts[at - 1] === before)) return parts.length - at - 1
  }
  const beginning = start === '' ? '' : `${start}${parts.slice(0, 4).join('/')}/`
  return STARTS.some(each => beginning.startsWith(each)) ? parts.length : null
}
