import { HunkReader, NoDiff } from '../gate/hunks.js'
import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { FileChange } from '../gate/ports.js'
import { gitSucceeds, type Place } from './git-command.js'

/**
 * Nothing is left to the configuration, and nothing to the attributes of files: a change that calls its sources binary
 * would have no lines otherwise. More than 1000 files that are gone and new are not searched for renamed ones.
 */
const ARGUMENTS = [
  ...['diff-tree', '-p', '-r', '-U0', '--inter-hunk-context=0', '--text', '--full-index'],
  ...['--find-renames=50%', '-l1000', '--diff-algorithm=myers', '--indent-heuristic', '--relative'],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--submodule=short'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--end-of-options'],
]

/** Links and submodules are files of these kinds. */
const OTHER = /^1[26]/

const HEADER = /^(rename from|rename to|\+\+\+|new file mode|new mode|index [0-9a-f]+\.\.[0-9a-f]+) (.*)$/s
const OTHER_HEADER = /^(--- |old mode |deleted file mode |(dis)?similarity index |index [0-9a-f]+\.\.[0-9a-f]+$)/

/** What differs in lines between two trees; null where git does not know them both. */
export async function diffOf(
  from: string,
  to: string,
  place: Place,
  environment: Readonly<Record<string, string>> = {},
): Promise<FileChange[] | null> {
  const reader = new PatchReader()
  const onOutput = (piece: Uint8Array) => reader.push(piece)
  if (!(await gitSucceeds([...ARGUMENTS, from, to], place, { environment, onOutput }))) return null
  return reader.end().sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What git says of a file before its hunks. */
interface Header {
  renamedFrom?: string
  renamedTo?: string
  after?: string
  isNew?: boolean
  mode?: string
}

/** Reads what git writes of the difference between two trees, in pieces. @throws NoDiff where it is something else */
export class PatchReader {
  private readonly hunks = new HunkReader(line => this.headerLine(line))
  private header: Header | null = null
  private readonly files: FileChange[] = []

  push(piece: Uint8Array): void {
    this.hunks.push(piece)
  }

  end(): FileChange[] {
    this.hunks.end()
    this.endFile()
    return this.files
  }

  private headerLine(line: string): void {
    if (line.startsWith('diff --git ')) {
      this.endFile()
      this.header = {}
      return
    }
    const header = this.header
    if (header === null) throw new NoDiff('a diff begins with another line')
    const [, key, value] = HEADER.exec(line) ?? []
    if (key === undefined || value === undefined) {
      if (!OTHER_HEADER.test(line)) throw new NoDiff('a file has a header that git does not write')
      return
    }
    if (key === 'rename from') header.renamedFrom = value
    else if (key === 'rename to') header.renamedTo = value
    // After a name with a space in it git writes a tab; one in the name itself is quoted.
    else if (key === '+++') header.after = value.replace(/\t$/, '')
    else header.mode = value
    if (key === 'new file mode') header.isNew = true
  }

  private endFile(): void {
    if (this.header === null) return
    const { renamedFrom, renamedTo, after, isNew, mode = '' } = this.header
    const { ranges, substantial } = this.hunks.take()
    // A file that is gone has another name here, and one without lines has none.
    const name = renamedTo === undefined ? /^b\/(.*)$/s.exec(unquoted(after ?? ''))?.[1] : unquoted(renamedTo)
    const path = name === undefined ? null : pathOf(name)
    if (path === null || OTHER.test(mode)) return
    const from = renamedFrom === undefined ? path : pathOf(unquoted(renamedFrom))
    this.files.push({ path, from: isNew === true ? null : from, ranges, substantial })
  }
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' }

/** A name as git writes it, its bytes as characters: in quotes like a string in C, where it has unusual ones. */
function unquoted(name: string): string {
  const [, inside] = /^"(.*)"$/s.exec(name) ?? []
  if (inside === undefined) return name
  return inside.replace(/\\([0-7]{3}|.)/gs, (_, code: string) => {
    return code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code)
  })
}

/** The path that a name's bytes are; null where they are no text, or the name could be read as another path. */
function pathOf(name: string): RepoPath | null {
  if (name.includes('\\')) return null
  try {
    return repoPathFrom(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(name, 'latin1')))
  } catch {
    return null
  }
}
