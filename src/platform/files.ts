import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { mkdir, open, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UserMistake } from '../gate/mistake.js'
import { type InputPath, isInRepository, isWithin, type OutsidePath, type RepoPath, ROOT } from '../gate/path.js'
import type { ByteRange, Files } from '../gate/ports.js'
import { WorkspacePaths } from './paths.js'

const PIECE = 1 << 18
const INSTALLED = ['**/{.git,node_modules,.venv,venv,site-packages,.tox}/**']

// Patterns without any of these name one file each: no tree has to be walked to find it.
const MAGIC = /[*?[\]{}()!+@|]/

/** The files below a workspace of this machine; `root` is an absolute path without links. */
export class DiskFiles implements Files {
  private readonly paths: WorkspacePaths
  /** What `bytes` reads into. */
  private memory = Buffer.alloc(0)

  constructor(root: string) {
    this.paths = new WorkspacePaths(root)
  }

  async find(patterns: readonly string[], under: RepoPath): Promise<InputPath[]> {
    const named = patterns.filter(pattern => !MAGIC.test(pattern)).map(path => this.named(path, under))
    if (named.length === patterns.length) return this.present(named, under)
    const outside = named.filter(path => !isInRepository(path))
    const inside = patterns.filter(each => MAGIC.test(each) || isInRepository(this.named(each, under)))
    const matched = await this.reached(await this.match(inside, under))
    const found = [...(await this.present(outside, under)), ...matched.filter(path => isWithin(path, under))]
    return [...new Set(found)].sort()
  }

  /** Those paths that are files, each once, sorted; of the repository only those below `under`. */
  private async present(paths: readonly InputPath[], under: RepoPath): Promise<InputPath[]> {
    const sizes = await Promise.all(paths.map(path => this.size(path)))
    const wanted = (path: InputPath) => !isInRepository(path) || isWithin(path, under)
    return [...new Set(paths.filter((path, index) => sizes[index] !== null && wanted(path)))].sort()
  }

  /** Of paths that a pattern found, and thus are files and no links, those whose folder lies in the workspace. */
  private async reached(paths: readonly RepoPath[]): Promise<RepoPath[]> {
    const folders = [...new Set(paths.map(path => dirname(path)))]
    const inside = await Promise.all(folders.map(folder => this.holds(folder)))
    const known = new Set(folders.filter((_, index) => inside[index]))
    return paths.filter(path => known.has(dirname(path)))
  }

  private async holds(folder: string): Promise<boolean> {
    try {
      return this.locate(await realpath(this.paths.absolute(folder, ROOT))) !== null
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }

  private async match(patterns: readonly string[], under: RepoPath): Promise<RepoPath[]> {
    const { escapePath, glob } = await import('tinyglobby')
    const globs: string[] = []
    for (const pattern of patterns) {
      const negated = pattern.startsWith('!')
      const path = this.inside(negated ? pattern.slice(1) : pattern, under)
      // The folder is a name and not a pattern, whatever characters it has.
      const below = isWithin(path, under) && under !== '.'
      const literal = below ? escapePath(under) + path.slice(under.length) : path
      globs.push(negated ? `!${literal}` : literal)
    }
    const options = {
      cwd: this.paths.root,
      ignore: INSTALLED,
      dot: true,
      followSymbolicLinks: false,
      expandDirectories: false,
    }
    return (await glob(globs, options)).map(path => path.replaceAll('\\', '/') as RepoPath)
  }

  async size(path: InputPath): Promise<number | null> {
    try {
      const real = await realpath(this.paths.absolute(path, ROOT))
      if (isInRepository(path) && this.locate(real) === null) return null
      const status = await stat(real)
      return status.isFile() ? status.size : null
    } catch (error) {
      if (isAbsent(error)) return null
      throw error
    }
  }

  async *stream(path: InputPath, range?: ByteRange): AsyncIterable<Uint8Array> {
    if ((await this.size(path)) === null) throw new Error(`${path} is no file of the workspace`)
    const { from, to } = range ?? { from: 0, to: Number.POSITIVE_INFINITY }
    const file = await open(this.paths.absolute(path, ROOT))
    try {
      // One memory for all pieces: what is left of hundreds of others is slow to go.
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, (await file.stat()).size + 1))
      for (let at = from; at < to; ) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at)
        if (bytesRead === 0) return
        at += bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }

  bytes(path: InputPath, atMost: number): Uint8Array | null {
    try {
      const absolute = this.paths.absolute(path, ROOT)
      if (lstatSync(absolute).isSymbolicLink()) return null
      const real = realpathSync.native(absolute)
      if (isInRepository(path) && this.locate(real) === null) return null
      // A pipe has nothing to wait for.
      const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK)
      try {
        const status = fstatSync(file)
        return status.isFile() && status.size <= atMost ? this.read(file, status.size) : null
      } finally {
        closeSync(file)
      }
    } catch (error) {
      if (isAbsent(error)) return null
      throw error
    }
  }

  private read(file: number, size: number): Uint8Array {
    if (this.memory.length < size) this.memory = Buffer.allocUnsafe(Math.max(size, 2 * this.memory.length, PIECE))
    let length = 0
    while (length < size) {
      const read = readSync(file, this.memory, length, size - length, length)
      if (read === 0) break
      length += read
    }
    return this.memory.subarray(0, length)
  }

  async write(path: string, under: RepoPath, content: string): Promise<string> {
    const target = this.paths.absolute(path, under)
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
    const target = this.paths.absolute(path, under)
    const destination = this.locate(target) === null ? null : destinationOf(target)
    return destination !== null && this.locate(destination) !== null
  }

  locate(path: string): RepoPath | null {
    return this.paths.locate(path)
  }

  /** The file that a pattern without any magic names. */
  private named(path: string, under: RepoPath): InputPath {
    const target = this.paths.absolute(path.replaceAll('\\', '/'), under)
    return this.locate(target) ?? (target as OutsidePath)
  }

  private inside(pattern: string, under: RepoPath): RepoPath {
    const path = this.locate(this.paths.absolute(pattern.replaceAll('\\', '/'), under))
    if (path !== null) return path
    const message = `${pattern} is outside the workspace, where files are read only by their whole names`
    throw new UserMistake([{ where: 'files', message }])
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
