import { append } from '../gate/append.js'
import type { InputPath, RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { beginningOf } from './beginning.js'

const FILE = 'go.mod'
const MODULES = 1000
const LONGEST_MODULE = 255

/** The Go modules of the repository: profiles name files by the path of their module, not by their folder. */
export class GoModules {
  private readonly folders = new Map<string, string[]>()
  private longest = 0

  /** `modules` are paths of modules with the folders of their `go.mod`, empty where that is the root. */
  constructor(modules: Iterable<readonly [path: string, folder: string]>) {
    for (const [path, folder] of modules) {
      append(this.folders, path, folder)
      this.longest = Math.max(this.longest, path.length)
    }
  }

  /** Where a file of the modules would be, those of the longest module path first; empty where it is of none. */
  places(path: string): string[][] {
    const places: string[][] = []
    for (let slash = path.lastIndexOf('/', this.longest); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folders = this.folders.get(path.slice(0, slash))
      if (folders !== undefined) places.push(folders.map(folder => (folder + path.slice(slash)).replace(/^\//, '')))
    }
    return places
  }

  /** Whether a path is of a module from elsewhere: those begin with a domain. Unknown where there are no modules. */
  isForeign(path: string): boolean {
    const [domain, inside] = path.split('/', 2)
    return this.folders.size > 0 && inside !== undefined && (domain ?? '').indexOf('.') > 0
  }
}

/** Reads the `go.mod` files among `known` and in the folders around `under`. */
export async function readGoModules(known: readonly RepoPath[], under: RepoPath, files: Files): Promise<GoModules> {
  const inside = known.filter(path => path === FILE || path.endsWith(`/${FILE}`))
  const paths = new Set<string>([...around(under), ...inside.slice(0, MODULES)])
  const modules: [string, string][] = []
  const texts = await Promise.all([...paths].map(path => beginningOf(path as InputPath, files)))
  for (const [index, path] of [...paths].entries()) {
    const text = texts[index] ?? null
    const module = text === null ? null : modulePath(text)
    if (module !== null && module.length <= LONGEST_MODULE)
      modules.push([module, path.slice(0, -FILE.length).replace(/\/$/, '')])
  }
  return new GoModules(modules)
}

/** The path in the `module` directive of a `go.mod`. */
export function modulePath(text: string): string | null {
  const code = text.replace(/\/\/[^\n]*/g, '')
  const [, quoted, bare] = /^[ \t]*module(?:[ \t]*\(\s*|[ \t]+)(?:["`]([^"`\n]+)["`]|([^\s"`()]+))/m.exec(code) ?? []
  return quoted ?? bare ?? null
}

/** The `go.mod` that each folder from the root to `under` would have. */
function around(under: RepoPath): string[] {
  const parts = under === '.' ? [] : under.split('/')
  return [FILE, ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/${FILE}`)]
}
