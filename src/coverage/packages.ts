import { append } from '../gate/append.js'
import type { RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { beginningOf } from './beginning.js'

const LANGUAGES = /\.(java|kts?|scala|groovy)$/
const MOST_READ = 20_000
const AT_ONCE = 16

const SKIPPED = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"?/g
const WORD = '(?:`[^`\\n]+`|[\\p{L}_$][\\p{L}\\p{N}_$]*)'
const STATEMENT = `package\\s+(?:object\\s+)?(${WORD}(?:\\s*\\.\\s*${WORD})*)`
const FIRST = new RegExp(`(?:^|[\\s;)\\]}])${STATEMENT}`, 'u')

/** Whether files of this name belong to packages, which reports of the Java world name in place of folders. */
export function hasPackage(name: string): boolean {
  return LANGUAGES.test(name)
}

/** The package that a file of Java, Kotlin, Scala or Groovy says it is of; empty where it says none. */
export function packageIn(text: string): string {
  const code = text.replace(SKIPPED, ' ')
  const first = FIRST.exec(code)
  if (first === null) return ''
  const names = [first[1] as string]
  // Scala goes on: `package a.b`, and in the next line `package c`.
  const next = new RegExp(`[\\s;{]*${STATEMENT}`, 'uy')
  next.lastIndex = first.index + first[0].length
  for (let more = next.exec(code); more !== null; more = next.exec(code)) names.push(more[1] as string)
  return names.join('.').replace(/[`\s]/g, '')
}

/** The packages of the repository's files, read where they are asked for. */
export class Packages {
  private readonly read = new Map<RepoPath, Promise<string | null>>()
  private readonly groups = new WeakMap<readonly RepoPath[], Promise<Map<string, RepoPath[]>>>()

  constructor(private readonly files: Files) {}

  /** The package of a file; null where it cannot be read. */
  of(file: RepoPath): Promise<string | null> {
    let known = this.read.get(file)
    if (known === undefined) {
      const more = this.read.size < MOST_READ
      known = more ? beginningOf(file, this.files).then(text => text && packageIn(text)) : Promise.resolve(null)
      if (more) this.read.set(file, known)
    }
    return known
  }

  /** Those of the files that belong to the package. */
  async among(files: readonly RepoPath[], name: string): Promise<readonly RepoPath[]> {
    let groups = this.groups.get(files)
    if (groups === undefined) {
      groups = this.group(files)
      this.groups.set(files, groups)
    }
    return (await groups).get(name) ?? []
  }

  private async group(files: readonly RepoPath[]): Promise<Map<string, RepoPath[]>> {
    const groups = new Map<string, RepoPath[]>()
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = files.slice(at, at + AT_ONCE)
      const names = await Promise.all(some.map(file => this.of(file)))
      for (const [index, file] of some.entries()) {
        const name = names[index]
        if (name !== null && name !== undefined) append(groups, name, file)
      }
    }
    return groups
  }
}
