import { createReadStream, lstatSync, realpathSync } from 'node:fs'
import { mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserMistake } from '../gate/mistake.js'
import { isWithin, type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Files } from '../gate/ports.js'

const PIECE = 1 << 20
const INSTALLED = ['**/{.git,node_modules,.venv,venv,site-packages,.tox}/**']

// Patterns without any of these name one file each: no tree has to be walked to find it.
const MAGIC = /[*?[\]{}()!+@|]/

/** The files below a workspace of this machine; `root` is an absolute path without links. */
export class DiskFiles implements Files {
  constructor(private readonly root: string) {}

  async find(patterns: readonly string[], under: RepoPath): Promise<RepoPath[]> {
    const named = patterns.some(pattern => MAGIC.test(pattern)) ? null : patterns.map(each => this.inside(each, under))
    return this.present(named ?? (await this.match(patterns, under)), under)
  }

  /** Those paths that are files below `under`, each once, sorted. */
  private async present(paths: readonly RepoPath[], under: RepoPath): Promise<RepoPath[]> {
    const sizes = await Promise.all(paths.map(path => this.size(path)))
    const found = paths.filter((path, index) => sizes[index] !== null && isWithin(path, under))
    return [...new Set(found)].sort()
  }

  private async match(patterns: readonly string[], under: RepoPath): Promise<RepoPath[]> {
    const { escapePath, glob } = await import('tinyglobby')
    const globs: string[] = []
    for (const pattern of patterns) {
      const posix = pattern.replaceAll('\\', '/')
      const negated = posix.startsWith('!')
      const path = this.inside(negated ? posix.slice(1) : posix, under)
      // The folder is a name and not a pattern, whatever characters it has.
      const below = isWithin(path, under) && under !== '.'
      const literal = below ? escapePath(under) + path.slice(under.length) : path
      globs.push(negated ? `!${literal}` : literal)
    }
    const options = {
      cwd: this.root,
      ignore: INSTALLED,
      dot: true,
      followSymbolicLinks: false,
      expandDirectories: false,
    }
    return (await glob(globs, options)).map(path => path.replaceAll('\\', '/') as RepoPath)
  }

  async size(path: RepoPath): Promise<number | null> {
    try {
      const real = await realpath(join(this.root, path))
      if (this.locate(real) === null) return null
      const status = await stat(real)
      return status.isFile() ? status.size : null
    } catch (error) {
      if (isAbsent(error)) return null
      throw error
    }
  }

  async *stream(path: RepoPath): AsyncIterable<Uint8Array> {
    if ((await this.size(path)) === null) throw new Error(`${path} is no file of the workspace`)
    yield* createReadStream(join(this.root, path), { highWaterMark: PIECE })
  }

  async write(path: string, under: RepoPath, content: string): Promise<string> {
    const target = this.absolute(path, under)
    if (this.locate(target) !== null && !this.isInside(path, under)) {
      throw new UserMistake([{ where: path, message: 'leads out of the workspace, through a link' }])
    }
    try {
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, content)
    } catch (error) {
      throw new UserMistake([{ where: path, message: `cannot be written: ${(error as Error).message}` }])
    }
    return target
  }

  isInside(path: string, under: RepoPath): boolean {
    const target = this.absolute(path, under)
    const destination = this.locate(target) === null ? null : destinationOf(target)
    return destination !== null && this.locate(destination) !== null
  }

  locate(path: string): RepoPath | null {
    if (!isAbsolute(path)) return null
    const within = relative(this.root, resolve(path))
    if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return null
    return repoPathFrom(within)
  }

  private inside(pattern: string, under: RepoPath): RepoPath {
    const path = this.locate(this.absolute(pattern.replaceAll('\\', '/'), under))
    if (path !== null) return path
    const message = `${pattern} is outside the workspace, where no gate reads`
    throw new UserMistake([{ where: 'files', message }])
  }

  private absolute(path: string, under: RepoPath): string {
    return resolve(this.root, under, path)
  }
}

/** Where a path leads when the links of its existing part are followed; null where one of them leads nowhere. */
function destinationOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch (error) {
    if (!isAbsent(error) || isLink(path)) return null
    const parent = destinationOf(dirname(path))
    return parent === null ? null : join(parent, basename(path))
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')
}
