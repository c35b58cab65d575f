import { type RepoPath, repoPathFrom } from '../../../gate/path.js'
import type { Facts } from '../../facts.js'
import type { Source } from '../../tree/source.js'
import { makefileIn } from '../find.js'
import { canMake, type Targets, targetsOf } from '../targets.js'

/** Endings of files from which make knows by itself how to make one without, or from another. */
const SOURCES = [
  '.o',
  '.c',
  '.cc',
  '.C',
  '.cpp',
  '.p',
  '.f',
  '.F',
  '.m',
  '.r',
  '.s',
  '.S',
  '.mod',
  '.sh',
  '.y',
  '.l',
  '.tex',
]
const MADE = /\.(?:o|a|so|c|cc|s|i|r|f|p|tex|dvi|pdf|info|elc|sym|def|h)$/

/** The makefiles of a repository, each read once, and its files. */
export class Makefiles {
  private readonly known = new Map<RepoPath, { source: Source; targets: Targets } | null>()
  private readonly folders = new Set<string>()
  private readonly files: ReadonlySet<string>

  constructor(private readonly facts: Facts) {
    this.files = new Set(facts.files)
    for (const path of facts.files) {
      for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
        const folder = path.slice(0, at)
        if (this.folders.has(folder)) break
        this.folders.add(folder)
      }
    }
  }

  /** What the makefile of a folder makes; null where there is none. */
  in(folder: RepoPath): { source: Source; targets: Targets } | null {
    const known = this.known.get(folder)
    if (known !== undefined) return known
    const source = makefileIn(folder, this.facts.repository)
    const read = source === null ? null : { source, targets: targetsOf(source, this.facts.repository) }
    this.known.set(folder, read)
    return read
  }

  /** Whether there is a file or a folder of that name. */
  has(name: string, folder: RepoPath): boolean {
    const path = repoPathFrom(name, folder)
    // What is outside of the repository nobody knows.
    return path === null || this.files.has(path) || this.folders.has(path) || this.facts.repository.has(path)
  }

  /** Whether make, in that folder, surely has no way to make something of that name. */
  lacks(name: string, folder: RepoPath, targets: Targets): boolean {
    if (canMake(targets, name) !== 'no' || MADE.test(name) || this.has(name, folder)) return false
    return !SOURCES.some(ending => this.has(name + ending, folder) || canMake(targets, name + ending) !== 'no')
  }
}
