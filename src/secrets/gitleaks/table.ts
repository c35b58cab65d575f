import type { Mistake } from '../../gate/mistake.js'
import { nearest } from '../../gate/nearest.js'
import type { RepoPath } from '../../gate/path.js'

/** What reading files finds to say: mistakes end it, notes do not. */
export interface Remarks {
  readonly mistakes: Mistake[]
  readonly notes: string[]
}

/** Characters of a rule's id that messages show. */
const LONGEST_NAME = 80

/**
 * A table of a TOML file, read as gitleaks reads one: names in whatever case, one table where a list of them is expected,
 * numbers where text is, and one text, taken apart at its commas, where a list of texts is.
 */
export class Table {
  private readonly values = new Map<string, { name: string; value: unknown }>()
  private readonly known = new Map<string, string>()

  constructor(
    table: object,
    readonly where: string,
    private readonly file: RepoPath,
    private readonly remarks: Remarks,
  ) {
    for (const [name, value] of Object.entries(table)) {
      const key = name.toLowerCase()
      if (this.values.has(key)) this.refuse(name, 'is given twice')
      this.values.set(key, { name, value })
    }
  }

  /** Empty where there is none. */
  text(key: string): string {
    const value = this.value(key)
    if (value === undefined) return ''
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    this.refuse(key, 'must be a text in quotes')
    return ''
  }

  /** A number; null where there is none. */
  number(key: string): number | null {
    const value = this.value(key)
    if (value === undefined) return null
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number)) return number
    this.refuse(key, 'must be a number')
    return null
  }

  /** A whole number; null where there is none. */
  whole(key: string): number | null {
    const number = this.number(key)
    if (number === null || Number.isSafeInteger(number)) return number
    this.refuse(key, 'must be a whole number')
    return null
  }

  flag(key: string): boolean {
    const value = this.value(key)
    if (value === undefined || value === false || value === 'false') return false
    if (value === true || value === 'true') return true
    this.refuse(key, 'must be true or false')
    return false
  }

  texts(key: string): string[] {
    const value = this.value(key)
    if (value === undefined || value === '') return []
    if (typeof value === 'string') return value.split(',')
    if (Array.isArray(value) && value.every(each => typeof each === 'string' || typeof each === 'number')) {
      return value.map(String)
    }
    this.refuse(key, 'must be a list of texts in quotes')
    return []
  }

  tables(key: string): Table[] {
    const value = this.value(key)
    if (value === undefined) return []
    const list: unknown[] = Array.isArray(value) ? value : [value]
    return list.flatMap((each, index) => {
      const where = this.path(`${key}${Array.isArray(value) ? `[${index + 1}]` : ''}${idOf(each)}`)
      if (isTable(each)) return [new Table(each, where, this.file, this.remarks)]
      this.remarks.mistakes.push({ where, message: 'must be a table', file: this.file })
      return []
    })
  }

  /** To be called once all is read: names what nobody asked for. */
  end(): void {
    for (const [key, { name }] of this.values) {
      if (this.known.has(key)) continue
      const near = nearest(name, this.known.values())
      const meant = near === undefined ? '' : `; did you mean \`${near}\`?`
      this.note(`${this.path(name)} means nothing${meant}`)
    }
  }

  refuse(key: string, message: string): void {
    this.remarks.mistakes.push({ where: this.path(key), message, file: this.file })
  }

  note(text: string): void {
    this.remarks.notes.push(`${this.file}: ${text}`)
  }

  private value(key: string): unknown {
    const lower = key.toLowerCase()
    this.known.set(lower, key)
    return this.values.get(lower)?.value
  }

  private path(key: string): string {
    return [this.where, key].filter(part => part !== '').join('.')
  }
}

/** The id of a rule, so that a message tells which one it is about. */
function idOf(table: unknown): string {
  const id = isTable(table) ? Object.entries(table).find(([name]) => name.toLowerCase() === 'id')?.[1] : undefined
  return typeof id === 'string' ? ` (${id.slice(0, LONGEST_NAME)})` : ''
}

/** Whether a value of a TOML file is a table. */
function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
