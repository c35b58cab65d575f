import { quoted } from '../../words/quoted.js'
import type { Faults } from '../faults.js'
import { makeMap, makeScalar } from '../make.js'
import type { MapNode, Pair, ScalarNode, Span } from '../node.js'
import { beginOf, isBlank, type Line, lineAt } from './line.js'
import { Value } from './value.js'

const SYNTAX = 'ini/syntax'
const REPEATED = 'ini/duplicate-key'
/** The section whose keys all others have too; it can be there more than once. */
const DEFAULTS = 'DEFAULT'

const [HASH, SEMICOLON, COLON, EQUALS, OPEN] = [35, 59, 58, 61, 91]

type Growing<T> = { -readonly [Key in keyof T]: T[Key] }

/** A section while it is read; keys are compared without regard to case. */
interface Section {
  node: Growing<MapNode>
  pairs: Pair[]
  keys: Map<string, Span>
}

/** Reads an INI text line by line. */
export class IniReader {
  readonly root: Growing<MapNode>
  readonly comments: Span[] = []
  private readonly sections = new Map<string, { section: Section; header: Span }>()
  private readonly rootPairs: Pair[] = []
  private section: Section | null = null
  private value: Value | null = null
  private indent = 0
  private saidNoSection = false

  constructor(
    private readonly text: string,
    private readonly faults: Faults,
  ) {
    this.root = makeMap(this.rootPairs, false, 0, 0)
  }

  read(): void {
    for (let start = beginOf(this.text); start < this.text.length && !this.faults.full; ) {
      const line = lineAt(this.text, start)
      this.readLine(line)
      start = line.next
    }
    this.finishValue()
  }

  private readLine(line: Line): void {
    const code = line.from < line.to ? this.text.charCodeAt(line.from) : -1
    if (code === HASH || code === SEMICOLON) {
      this.comments.push({ start: line.from, end: line.to })
    } else if (code === -1) {
      this.value?.addEmpty(line.from)
    } else if (this.value !== null && line.from - line.start > this.indent) {
      this.value.add(line)
    } else {
      this.indent = line.from - line.start
      this.finishValue()
      if (code === OPEN && this.text.lastIndexOf(']', line.to - 1) > line.from + 1) this.openSection(line)
      else if (this.section === null) this.noSection(line, code)
      else this.readOption(line, this.section, code)
    }
  }

  /** What stands behind the last bracket is no part of the name, and ignored. */
  private openSection(line: Line): void {
    const { text, faults } = this
    const close = text.lastIndexOf(']', line.to - 1)
    const name = text.slice(line.from + 1, close)
    const key = makeScalar(name, 'string', 'plain', line.from + 1, null, line.from + 1, close)
    const header = { start: line.from, end: close + 1 }
    const known = this.sections.get(name)
    if (known !== undefined && name === DEFAULTS) {
      this.section = known.section
      return
    }
    if (known !== undefined) {
      const message = `The section [${name.slice(0, 40)}] is there twice, which readers refuse: what belongs to it stands together.`
      faults.addRepeated(REPEATED, message, header, known.header)
    }
    const pairs: Pair[] = []
    const section = { pairs, node: makeMap(pairs, false, header.start, header.end), keys: new Map() }
    if (known === undefined) this.sections.set(name, { section, header })
    this.section = section
    this.rootPairs.push({ key, name, value: section.node })
    if (this.rootPairs.length === 1) this.root.start = header.start
    this.root.end = header.end
  }

  /** One fault for all lines before the first section. */
  private noSection(line: Line, code: number): void {
    const { faults, text } = this
    if (code === OPEN) {
      faults.add(
        SYNTAX,
        `This header is not closed: ${text[line.from + 1] === ']' ? 'its name' : ']'} is missing.`,
        line.from,
        line.to,
      )
      this.saidNoSection = true
    } else if (!this.saidNoSection) {
      faults.add(
        SYNTAX,
        'This line belongs to no section: a header like [name] must stand before it.',
        line.from,
        line.to,
      )
      this.saidNoSection = true
    }
  }

  private readOption(line: Line, section: Section, code: number): void {
    const { text, faults } = this
    let sign = line.from
    while (sign < line.to && text.charCodeAt(sign) !== EQUALS && text.charCodeAt(sign) !== COLON) sign += 1
    if (sign === line.to) {
      const header = code === OPEN ? 'This header is not closed: ] is missing.' : undefined
      const message =
        header ?? 'This line is neither a header nor a key with = or :, nor indented as a part of the value above.'
      faults.add(SYNTAX, message, line.from, line.to)
      return
    }
    if (sign === line.from) {
      faults.add(SYNTAX, `A key is missing before ${quoted(text[sign] as string)}.`, sign, sign + 1)
      return
    }
    let end = sign
    while (isBlank(text.charCodeAt(end - 1))) end -= 1
    const name = text.slice(line.from, end)
    const key = makeScalar(name, 'string', 'plain', line.from, null, line.from, end)
    this.checkRepeated(section, key)
    let from = sign + 1
    while (from < line.to && isBlank(text.charCodeAt(from))) from += 1
    this.value = new Value(text, key, from, line.to)
  }

  private checkRepeated({ keys }: Section, key: ScalarNode): void {
    const lower = key.text.toLowerCase()
    const first = keys.get(lower)
    if (first === undefined) keys.set(lower, key)
    else {
      const message = `The key ${quoted(key.text)} is there twice in its section, which readers refuse.`
      this.faults.addRepeated(REPEATED, message, key, first)
    }
  }

  private finishValue(): void {
    if (this.value === null || this.section === null) return
    const pair = this.value.pair()
    this.value = null
    this.section.pairs.push(pair)
    this.section.node.end = Math.max(this.section.node.end, pair.value.end)
    this.root.end = this.section.node.end
  }
}
