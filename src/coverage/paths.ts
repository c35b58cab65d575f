import { type RepoPath, repoPathFrom } from '../gate/path.js'
import { DEEPEST, FileEnds, type SharedEnd } from './file-ends.js'
import { GoModules } from './go-modules.js'
import { partsOfInstalled } from './installed.js'
import { mostInModules } from './modules.js'
import { PathMap } from './path-map.js'
import { type ReportedPath, reportedPath } from './reported-path.js'
import { FEW_ROOTS, NO_ROOTS, type Root, type Roots, readRoots } from './roots.js'

/** Which file of the repository a reported path means: one, one of several, or none. */
export interface Resolution {
  /** The file of the repository; otherwise the reported path, made relative. */
  path: string
  how: 'file' | 'ambiguous' | 'stranger'
  /** Where several files may be meant those; where none is, those that come nearest. */
  candidates: readonly RepoPath[]
  /** Whether the path says all of this: a part of it only fits, or less than that, where it does not. */
  whole: boolean
}

const NO_FILES: readonly RepoPath[] = []

/**
 * Finds the file of the repository that a report means. Reports name files relative to some root, or absolutely on
 * the machine that ran the tests: what both share with the repository is the end of the path.
 */
export class PathResolver {
  private readonly known: ReadonlySet<string>
  private built: FileEnds | undefined
  private readonly roots = new WeakMap<readonly string[], Roots>()

  /** `files` are the repository's; `locate` reads a path of this machine as one of them. */
  constructor(
    private readonly files: readonly RepoPath[],
    private readonly locate: (path: string) => RepoPath | null,
    private readonly under: RepoPath,
    private readonly map = new PathMap([]),
    private readonly modules = new GoModules([]),
  ) {
    this.known = new Set(files)
  }

  /**
   * `groups` are names of modules that the report gives for the file; `around` are folders that it means more likely
   * than the top of the repository: those that a report without roots lies in, or what a root of another machine ends with.
   */
  resolve(
    reported: string,
    roots: readonly string[],
    groups: readonly string[] = [],
    around: readonly RepoPath[] = NO_FILES,
  ): Resolution {
    const path = reportedPath(reported)
    const mapped = this.map.rewrite(path)
    if (mapped !== null) return this.find(mapped, NO_ROOTS, groups)
    if (path.start === '' && around.length > 0) {
      const near = this.belowAny(around, path, path.parts.join('/'))
      if (near !== null) return { path: near, how: 'file', candidates: NO_FILES, whole: true }
    }
    return this.find(path, path.start === '' ? this.rootsOf(roots) : NO_ROOTS, groups)
  }

  /** The files of the repository with this name. */
  named(name: string): readonly RepoPath[] {
    return this.ends.withEnd(name)
  }

  private get ends(): FileEnds {
    this.built ??= new FileEnds(this.files)
    return this.built
  }

  private find(path: ReportedPath, roots: Roots, groups: readonly string[]): Resolution {
    const name = path.parts.join('/')
    const located = path.start === '' ? null : this.locate(path.text)
    const exact = path.start === '' ? this.below(path, name, roots) : this.here(located, name)
    if (exact !== null) return { path: exact, how: 'file', candidates: NO_FILES, whole: true }
    return this.ofModule(path, name) ?? this.byEnd(path, name, located ?? name, roots, groups)
  }

  /** What an absolute path means on this machine, or where the repository is at the top of another. */
  private here(located: RepoPath | null, name: string): string | null {
    if (located !== null && this.known.has(located)) return located
    return this.known.has(name) ? name : null
  }

  /** What a relative path means below a root, the working directory, or the top of the repository. */
  private below(path: ReportedPath, name: string, roots: Roots): string | null {
    // No root helps where no file ends so, but in the ways that are asked for: that makes many roots bearable.
    const looked = roots.all.length <= FEW_ROOTS || this.isEnd(path, name) ? roots.all : roots.asked
    const asking = roots.asked.length > 0 && (!this.map.isEmpty || this.endsInFile(name))
    for (const root of looked) {
      const found = (asking && root.asked ? this.asked(root, path) : null) ?? this.belowAny(root.bases, path, name)
      if (found !== null) return found
    }
    return this.belowAny([this.under, '.' as RepoPath], path, name)
  }

  private belowAny(bases: readonly RepoPath[], path: ReportedPath, name: string): string | null {
    for (const base of bases) {
      const whole = path.up > 0 ? repoPathFrom(path.text, base) : base === '.' ? name : `${base}/${name}`
      if (whole !== null && this.known.has(whole)) return whole
    }
    return null
  }

  /** A root that is above the workspace, or that a rewrite reaches below, is clear with the path only. */
  private asked({ text }: Root, path: ReportedPath): string | null {
    const joined = reportedPath(`${text}/${path.text}`)
    const mapped = this.map.rewrite(joined)
    if (mapped !== null) return this.belowAny([this.under, '.' as RepoPath], mapped, mapped.parts.join('/'))
    const located = joined.start === '' ? null : this.locate(joined.text)
    return located !== null && this.known.has(located) ? located : null
  }

  private isEnd({ parts }: ReportedPath, name: string): boolean {
    return this.ends.longest(name).shared === Math.min(parts.length, DEEPEST)
  }

  /** Whether the end of a path is the whole path of a file. */
  private endsInFile(name: string): boolean {
    let slash = name.length
    for (let depth = 0; depth < DEEPEST && slash > 0; depth += 1) {
      slash = name.lastIndexOf('/', slash - 1)
      if (this.known.has(name.slice(slash + 1))) return true
    }
    return false
  }

  /** Go says exactly where the file of a module is, if it is anywhere. */
  private ofModule(path: ReportedPath, name: string): Resolution | null {
    const places = path.start === '' && name.endsWith('.go') ? this.modules.places(name) : []
    if (places.length === 0) return null
    for (const place of places) {
      const files = place.filter(file => this.known.has(file)) as RepoPath[]
      if (files.length > 0) return oneOf(files, name, true)
    }
    return { path: name, how: 'stranger', candidates: NO_FILES, whole: true }
  }

  /**
   * The one file that shares the longest end with the path. The shared end must be the whole reported path or the
   * whole path of the file; where neither is, at least a folder and a name.
   */
  private byEnd(
    path: ReportedPath,
    name: string,
    relative: string,
    roots: Roots,
    groups: readonly string[],
  ): Resolution {
    const length = path.parts.length
    const { shared, files } = this.longestEnd(name, length, roots)
    const whole = shared >= length
    const least = Math.min(partsOfInstalled(path) ?? this.partsOfModule(name, length), DEEPEST)
    const [first] = files
    const lone = files.length === 1 && first !== undefined && !first.includes('/')
    if (shared > 0 && shared >= least && (shared >= 2 || whole || lone)) {
      return oneOf(mostInModules(files, groups), relative, whole)
    }
    return { path: relative, how: 'stranger', candidates: files, whole: false }
  }

  private longestEnd(name: string, length: number, roots: Roots): SharedEnd {
    let best = this.ends.longest(name)
    // A root adds to what is shared only where all of the path is, and by more than one file.
    if (best.shared < Math.min(length, DEEPEST) || best.files.length === 1) return best
    for (const { path } of roots.all) {
      const end = this.ends.longest(`${path.parts.join('/')}/${name}`)
      if (end.files.length === 1) return end
      if (end.shared > best.shared) best = end
    }
    return best
  }

  /** A module from elsewhere has its files here only in a folder such as `vendor`, all of their path. */
  private partsOfModule(name: string, length: number): number {
    return name.endsWith('.go') && this.modules.isForeign(name) ? length : 1
  }

  private rootsOf(texts: readonly string[]): Roots {
    let roots = this.roots.get(texts)
    if (roots === undefined) {
      roots = readRoots(texts, this.under, this.map, this.locate)
      this.roots.set(texts, roots)
    }
    return roots
  }
}

/** The file, where it is one only; `path` is the reported one otherwise. */
export function oneOf(files: readonly RepoPath[], path: string, whole: boolean): Resolution {
  const [file] = files
  if (file !== undefined && files.length === 1) return { path: file, how: 'file', candidates: NO_FILES, whole }
  return { path, how: 'ambiguous', candidates: files, whole }
}
