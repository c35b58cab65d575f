import machine, { type PlatformPath } from 'node:path'
import { type RepoPath, repoPathFrom } from '../gate/path.js'

/**
 * The arithmetic between paths of a machine and those of the workspace at `root`, without a look at any disk. The
 * flavour is the machine's own; Windows takes `/` and `\` alike, and its names in small and capital letters.
 */
export class WorkspacePaths {
  readonly root: string

  constructor(
    root: string,
    private readonly flavour: PlatformPath = machine,
  ) {
    this.root = flavour.resolve(this.plain(root))
  }

  /** The whole path of one that is relative to a folder of the workspace, or whole already. */
  absolute(path: string, under: RepoPath): string {
    return this.flavour.resolve(this.root, under, this.plain(path))
  }

  /** A whole path as one in the workspace; null where it is elsewhere, or not whole. */
  locate(path: string): RepoPath | null {
    const { isAbsolute, relative, resolve, sep } = this.flavour
    if (!isAbsolute(path)) return null
    const within = relative(this.root, resolve(this.root, this.plain(path)))
    // What is on another drive or share stays absolute.
    if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return null
    return repoPathFrom(within)
  }

  /** A path of Windows without the prefix that allows it to be long: `\\?\C:\a`, `\\?\UNC\server\share\a`. */
  private plain(path: string): string {
    if (this.flavour.sep !== '\\') return path
    return path.replace(/^[\\/]{2}\?[\\/]UNC[\\/]/i, '\\\\').replace(/^[\\/]{2}\?[\\/](?=[A-Za-z]:[\\/])/, '')
  }
}
