import { type InputPath, isInRepository, isWithin, type RepoPath, ROOT } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import { folderOfForeign, foldersOf } from './foreign-roots.js'
import { GoModules, readGoModules } from './go-modules.js'
import type { Report } from './model.js'
import { inModules, mostInModules, nearestTo } from './modules.js'
import { hasPackage, Packages } from './packages.js'
import type { PathMap } from './path-map.js'
import { oneOf, PathResolver, type Resolution } from './paths.js'
import { reportedPath, sharedEnd } from './reported-path.js'
import { FEW_ROOTS } from './roots.js'

/** The sources of the repository, as reports name them. */
export class Sources {
  private readonly resolver: PathResolver
  private readonly packages: Packages
  /** Folders as reports and as the repository have them, of which a file's own word has shown that they are the same. */
  private readonly same = new Set<string>()

  constructor(
    readonly files: readonly RepoPath[],
    private readonly under: RepoPath,
    map: PathMap,
    modules: GoModules,
    private readonly ports: Pick<Ports, 'files'>,
  ) {
    this.resolver = new PathResolver(files, path => ports.files.locate(path), under, map, modules)
    this.packages = new Packages(ports.files)
  }

  /** Which file each one of a report means, in the report's order; `place` is where the report lies. */
  async resolve(place: InputPath, { files, roots }: Pick<Report, 'files' | 'roots'>): Promise<Resolution[]> {
    const resolved: Resolution[] = []
    const around = roots.length === 0 ? foldersAround(place, this.under) : this.foreign(roots, files, place)
    for (const { path, modules = [] } of files) {
      const found = this.resolver.resolve(path, roots, modules, around)
      // Awaiting only where there is something to wait for: most files of most reports are clear.
      const sure = this.isUnsure(path, found, modules) ? await this.byPackage(path, found, modules) : found
      resolved.push(sure.how === 'ambiguous' ? oneOf(nearestTo(place, sure.candidates), sure.path, true) : sure)
    }
    return resolved
  }

  /** What roots of another machine mean here. */
  private foreign(roots: readonly string[], files: Report['files'], place: InputPath): RepoPath[] {
    const elsewhere = roots.slice(0, FEW_ROOTS).filter(root => this.ports.files.locate(root) === null)
    if (elsewhere.length === 0) return []
    const known = new Set<string>(this.files)
    const folders = foldersOf(this.files)
    const paths = files.map(({ path }) => path)
    const found = elsewhere.map(root => folderOfForeign(root, paths, place, known, folders))
    return found.filter(folder => folder !== null)
  }

  /** Whether the package that a file names could tell more than the path did. */
  private isUnsure(path: string, { how, whole, path: found }: Resolution, modules: readonly string[]): boolean {
    if (!hasPackage(path)) return false
    if (how !== 'file' || !whole) return true
    return modules.length > 0 && inModules(found, modules) === 0
  }

  /**
   * The file by the package that it says it is of: a report names packages, of which folders may leave out the
   * beginning (Kotlin), and a generated file's path may end like that of another.
   */
  private async byPackage(path: string, found: Resolution, modules: readonly string[]): Promise<Resolution> {
    const { start, parts } = reportedPath(path)
    const name = parts.pop()
    if (start !== '' || name === undefined) return found
    if (found.how === 'file' && !found.whole && (await this.agree(parts, found.path as RepoPath))) return found
    const files = await this.packages.among(this.resolver.named(name), parts.join('.'))
    const candidates = mostInModules(files, modules)
    const relative = [...parts, name].join('/')
    if (candidates.length === 1) return oneOf(candidates, relative, true)
    if (found.whole && found.how === 'file') return found
    if (candidates.length > 1) return oneOf(candidates, relative, true)
    // Files that say they are of another package are not near, whatever they are called.
    return found.how === 'ambiguous' ? found : { path: relative, how: 'stranger', candidates: [], whole: false }
  }

  /** Whether a file that has the end of a reported path is, as far as it says, of the reported package. */
  private async agree(folders: readonly string[], file: RepoPath): Promise<boolean> {
    const mine = file.split('/').slice(0, -1)
    const shared = sharedEnd(folders, mine)
    const both = [folders, mine].map(each => each.slice(0, each.length - shared).join('/')).join('\n')
    if (this.same.has(both)) return true
    const name = await this.packages.of(file)
    if (name === null || name === '') return true
    const agree = `.${folders.join('.')}`.endsWith(`.${name}`)
    if (agree) this.same.add(both)
    return agree
  }
}

/** The files that git knows below `under`, or all that are there. */
export async function sourcesBelow(
  under: RepoPath,
  map: PathMap,
  ports: Pick<Ports, 'git' | 'files'>,
): Promise<Sources> {
  const known = (await ports.git.files(under)) ?? (await ports.files.find(['**/*'], under)).filter(isInRepository)
  const go = known.some(path => path.endsWith('.go'))
  const modules = go ? await readGoModules(known, under, ports.files) : new GoModules([])
  return new Sources(known, under, map, modules, ports)
}

/** The folders that a file lies in, the innermost first, up to but without the one that is judged. */
function foldersAround(place: InputPath, under: RepoPath): RepoPath[] {
  if (!isInRepository(place) || !isWithin(place, under)) return []
  const folders: RepoPath[] = []
  const least = under === ROOT ? 0 : under.length
  for (let end = place.lastIndexOf('/'); end > least; end = place.lastIndexOf('/', end - 1)) {
    folders.push(place.slice(0, end) as RepoPath)
  }
  return folders
}
