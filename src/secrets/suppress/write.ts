import { isWithin, type RepoPath, ROOT } from '../../gate/path.js'
import { type Baseline, type Entry, readBaseline } from './baseline.js'
import type { Json, JsonArray, JsonObject } from './json.js'
import { jsonText } from './json-text.js'
import type { Key, SecretKeys } from './keys.js'
import { NEW_BASELINE } from './new-baseline.js'

/** What a baseline is to hold after it is written. */
export interface BaselineChange {
  /** Secrets that it does not know yet, by the files that they are in. */
  added: ReadonlyMap<RepoPath, readonly SecretKeys[]>
  /** The folder that its paths are relative to; the root if not said. */
  base?: RepoPath
  /** Entries that it is to lose. */
  stale: readonly Entry[]
  /** The time at which it is written, in milliseconds since 1970. */
  now: number
}

/**
 * The text of a baseline with secrets added and stale entries left out, as detect-secrets writes it. Everything else stays
 * as it is: entries keep their line numbers when lines move. Where nothing is added or left out, so does the whole text.
 */
export function writeBaseline(previous: Baseline | null, { added, base = ROOT, stale, now }: BaselineChange): string {
  const baseline = previous ?? readBaseline(NEW_BASELINE, '')
  const files = new Files(baseline, base, stale)
  let changes = previous === null || stale.length > 0
  for (const [file, secrets] of added) {
    for (const key of secrets.flatMap(({ entries }) => entries)) changes = files.add(file, key) || changes
  }
  if (!changes) return baseline.text
  const members = new Map(baseline.json.members)
  members.set('results', files.json())
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`
  if (members.has('generated_at')) members.set('generated_at', text(time))
  return `${jsonText({ kind: 'object', at: 0, members })}\n`
}

/** The files of a baseline and their entries, in its order. */
class Files {
  private readonly files: Map<string, JsonObject[]>
  private readonly order: string[]
  private readonly names = new Map<RepoPath, string>()
  /** What detect-secrets holds equal: file, type and hash. */
  private readonly known = new Set<string>()
  private readonly removed: Set<JsonObject>
  /** A slim baseline says neither when nor in which lines. */
  private readonly isSlim: boolean

  constructor(
    { json, entries }: Baseline,
    private readonly base: RepoPath,
    stale: readonly Entry[],
  ) {
    const results = json.members.get('results') as JsonObject
    this.files = new Map(
      [...results.members].map(([name, list]) => [name, [...((list as JsonArray).items as JsonObject[])]]),
    )
    this.order = [...this.files.keys()]
    this.removed = new Set(stale.map(entry => entry.json))
    this.isSlim = !json.members.has('generated_at')
    for (const { file, name, type, hash, json: item } of entries) {
      if (file === null || this.removed.has(item)) continue
      this.names.set(file, name)
      this.known.add([file, type, hash].join('\0'))
    }
  }

  /** Returns whether that changes anything. */
  add(file: RepoPath, { type, hash, line }: Key): boolean {
    const identity = [file, type, hash].join('\0')
    if (this.known.has(identity)) return false
    this.known.add(identity)
    const name = this.names.get(file) ?? pathFrom(this.base, file)
    const members = new Map<string, Json>([
      ['type', text(type)],
      ['filename', text(name)],
      ['hashed_secret', text(hash)],
      ['is_verified', { kind: 'word', at: 0, value: false }],
    ])
    if (!this.isSlim) members.set('line_number', { kind: 'number', at: 0, source: String(line) })
    insert(this.itemsOf(name), { kind: 'object', at: 0, members }, compareEntries)
    return true
  }

  private itemsOf(name: string): JsonObject[] {
    const there = this.files.get(name)
    if (there !== undefined) return there
    const items: JsonObject[] = []
    this.files.set(name, items)
    insert(this.order, name, compareTexts)
    return items
  }

  json(): JsonObject {
    const members = new Map<string, Json>()
    for (const name of this.order) {
      const items = (this.files.get(name) as JsonObject[]).filter(item => !this.removed.has(item))
      if (items.length > 0) members.set(name, { kind: 'array', at: 0, items })
    }
    return { kind: 'object', at: 0, members }
  }
}

/** A path relative to a folder. */
function pathFrom(base: RepoPath, file: RepoPath): string {
  if (base === ROOT) return file
  if (isWithin(file, base)) return file.slice(base.length + 1)
  const above = base.split('/').slice(0, -1).join('/') || ROOT
  return `../${pathFrom(above as RepoPath, file)}`
}

/** Puts an item behind the last that comes before it; the others stay where they are. */
function insert<T>(items: T[], item: T, compare: (a: T, b: T) => number): void {
  items.splice(items.findLastIndex(each => compare(each, item) <= 0) + 1, 0, item)
}

/** The order of detect-secrets: by line, hash and type. */
function compareEntries(a: JsonObject, b: JsonObject): number {
  const lines = numberIn(a) - numberIn(b)
  return (
    lines ||
    compareTexts(textIn(a, 'hashed_secret'), textIn(b, 'hashed_secret')) ||
    compareTexts(textIn(a, 'type'), textIn(b, 'type'))
  )
}

function numberIn({ members }: JsonObject): number {
  const line = members.get('line_number')
  return line?.kind === 'number' ? Number(line.source) : 0
}

function textIn({ members }: JsonObject, name: string): string {
  const member = members.get(name)
  return member?.kind === 'text' ? member.value : ''
}

/** Python's order, which is that of the code points, and so that of the bytes of UTF-8. */
function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function text(value: string): Json {
  return { kind: 'text', at: 0, value }
}
