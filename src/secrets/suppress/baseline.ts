import { append } from '../../gate/append.js'
import { type Mistake, UserMistake } from '../../gate/mistake.js'
import { type RepoPath, ROOT, repoPathFrom } from '../../gate/path.js'
import { type Json, JsonFault, type JsonObject, parseJson } from './json.js'

/** Bytes of the largest baseline that is read: a hundred thousand entries and more. */
export const LARGEST_BASELINE = 64 << 20

/** An entry of a baseline of detect-secrets. */
export interface Entry {
  /** The file that it is of; null where that lies outside of the repository. */
  file: RepoPath | null
  /** The file as the baseline names it. */
  name: string
  type: string
  /** SHA-1 in small hexadecimal digits. */
  hash: string
  /** The line that the secret was found in, where the baseline says so. */
  line: number | null
  /** What an audit said of it; null where it has not been audited. */
  isSecret: boolean | null
  /** The line of the baseline that it begins in. */
  at: number
  json: JsonObject
}

/** A `.secrets.baseline` of detect-secrets, all of which can be written back. */
export interface Baseline {
  path: string
  text: string
  json: JsonObject
  entries: readonly Entry[]
  byFile: ReadonlyMap<RepoPath, readonly Entry[]>
}

const REMEDY = '`update-baseline: true` writes one, and so does `detect-secrets scan`'
const MOST_MISTAKES = 50

/**
 * Reads a baseline; its paths are relative to `base`.
 *
 * @throws UserMistake with line and column where it is none
 */
export function readBaseline(text: string, path: string, base: RepoPath = ROOT): Baseline {
  if (text.trim() === '') throw new UserMistake([{ where: '', file: path, message: `is empty; ${REMEDY}` }])
  return new Reader(text, path, base).baseline()
}

class Reader {
  private readonly mistakes: Mistake[] = []
  private readonly entries: Entry[] = []
  private lastAt = 0
  private lastLine = 1

  constructor(
    private readonly text: string,
    private readonly path: string,
    private readonly base: RepoPath,
  ) {}

  baseline(): Baseline {
    const json = this.parsed()
    if (json.kind !== 'object') throw this.mistake(json, '', `is no baseline of detect-secrets; ${REMEDY}`)
    const version = json.members.get('version')
    if (version?.kind !== 'text') this.refuse(version ?? json, 'version', 'must be a text, such as "1.5.0"')
    const results = json.members.get('results')
    if (results?.kind !== 'object') this.refuse(results ?? json, 'results', 'must be an object: a list for each file')
    else for (const [file, list] of results.members) this.readFile(file, list)
    if (this.mistakes.length > 0) throw new UserMistake(this.mistakes)
    const byFile = new Map<RepoPath, Entry[]>()
    for (const entry of this.entries) {
      if (entry.file !== null) append(byFile, entry.file, entry)
    }
    return { path: this.path, text: this.text, json, entries: this.entries, byFile }
  }

  private parsed(): Json {
    try {
      return parseJson(this.text)
    } catch (error) {
      if (error instanceof JsonFault) throw this.mistake(error, '', error.message)
      throw error
    }
  }

  private readFile(name: string, list: Json): void {
    const where = `results[${shown(name)}]`
    if (list.kind !== 'array') {
      this.refuse(list, where, 'must be a list of entries')
      return
    }
    const file = repoPathFrom(name, this.base)
    for (const [index, json] of list.items.entries()) {
      const entry = json.kind === 'object' ? entryOf(json) : { member: '', value: json, message: 'must be an object' }
      if ('message' in entry) this.refuse(entry.value, `${where}[${index}]${entry.member}`, entry.message)
      else this.entries.push({ ...entry, file, name, at: this.lineOf(json.at) })
    }
  }

  /** The line of an offset, which is usually behind the one asked for before. */
  private lineOf(offset: number): number {
    if (offset < this.lastAt) [this.lastAt, this.lastLine] = [0, 1]
    let feed = this.text.indexOf('\n', this.lastAt)
    while (feed >= 0 && feed < offset) {
      this.lastLine += 1
      this.lastAt = feed + 1
      feed = this.text.indexOf('\n', this.lastAt)
    }
    return this.lastLine
  }

  private refuse(value: { at: number }, where: string, message: string): void {
    if (this.mistakes.length <= MOST_MISTAKES) this.mistakes.push(...this.mistake(value, where, message).mistakes)
  }

  private mistake({ at }: { at: number }, where: string, message: string): UserMistake {
    const line = this.lineOf(at)
    return new UserMistake([{ where, file: this.path, line, column: at - this.lastAt + 1, message }])
  }
}

interface Fault {
  member: string
  value: Json
  message: string
}

/** What an entry says; what is wrong with it where it is none. */
function entryOf(json: JsonObject): Omit<Entry, 'file' | 'name' | 'at'> | Fault {
  const { members } = json
  const [type, hash] = [members.get('type'), members.get('hashed_secret')]
  const [line, isSecret] = [members.get('line_number'), members.get('is_secret')]
  if (type?.kind !== 'text') return fault('.type', type, 'must be a text, such as "Private Key"')
  if (hash?.kind !== 'text' || !/^[\da-f]{40}$/i.test(hash.value)) {
    return fault('.hashed_secret', hash, 'must be a SHA-1 of 40 hexadecimal digits')
  }
  const lineNumber = numberOf(line)
  if (lineNumber === undefined) return fault('.line_number', line, 'must be a whole number of 0 or more')
  if (isSecret !== undefined && isSecret.kind !== 'word') return fault('.is_secret', isSecret, 'must be true or false')
  return { type: type.value, hash: hash.value.toLowerCase(), line: lineNumber, isSecret: isSecret?.value ?? null, json }

  function fault(member: string, value: Json | undefined, message: string): Fault {
    return { member, value: value ?? json, message }
  }
}

/** A line number; null where there is none or it is 0, undefined where it cannot be one. */
function numberOf(value: Json | undefined): number | null | undefined {
  if (value === undefined) return null
  const number = value.kind === 'number' ? Number(value.source) : Number.NaN
  return Number.isSafeInteger(number) && number >= 0 ? number || null : undefined
}

/** The end of a name that may be long, as JSON has it. */
function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `…${name.slice(-60)}` : name)
}
