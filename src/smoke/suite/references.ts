import { bytesOf } from '../../gate/bytes.js'
import { type RepoPath, repoPathFrom } from '../../gate/path.js'
import type { Files } from '../../gate/ports.js'
import { formatSize } from '../../gate/size.js'
import type { Place } from './model.js'
import type { Mistakes } from './source.js'

const LARGEST = 16 << 20
/** Of all files of a suite together. */
const LARGEST_SUM = 64 << 20

interface Reference {
  path: RepoPath
  where: string
  place: Place
  take(content: Buffer): void
}

/** The files that a suite refers to: they are asked for while it is read, and read once it has been. */
export class References {
  private readonly asked: Reference[] = []
  private readonly folder: RepoPath

  constructor(
    suite: RepoPath,
    private readonly mistakes: Mistakes,
  ) {
    this.folder = (suite.includes('/') ? suite.slice(0, suite.lastIndexOf('/')) : '.') as RepoPath
  }

  /** Asks for a file by its path relative to the suite's; `take` gets its content later. */
  ask(text: string, where: string, place: Place, take: (content: Buffer) => void): void {
    const path = repoPathFrom(text, this.folder)
    if (path === null) {
      const message = `${JSON.stringify(text)} leads out of the repository; name a file by its path from the suite's folder`
      this.mistakes.add(where, message, place)
    } else {
      this.asked.push({ path, where, place, take })
    }
  }

  /** Reads what was asked for, each file once. */
  async load(files: Files): Promise<void> {
    const contents = new Map<RepoPath, Buffer | string>()
    let sum = 0
    for (const { path, where, place, take } of this.asked) {
      const content = contents.get(path) ?? (await contentOf(path, files, LARGEST_SUM - sum))
      if (!contents.has(path) && typeof content !== 'string') sum += content.length
      contents.set(path, content)
      if (typeof content === 'string') this.mistakes.add(where, content, place)
      else take(content)
    }
  }
}

/** The file's content, or what is wrong with it. */
async function contentOf(path: RepoPath, files: Files, left: number): Promise<Buffer | string> {
  const size = await files.size(path)
  if (size === null) return `there is no file ${JSON.stringify(path)}`
  if (size > LARGEST) return `${path} has ${formatSize(size)}; at most ${formatSize(LARGEST)} can be sent`
  if (size > left) return `${path} is too much: the files of a suite may have ${formatSize(LARGEST_SUM)} together`
  return bytesOf(files.stream(path), size)
}
