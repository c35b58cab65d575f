import type { Report } from '../../rules/rule.js'
import type { ListNode, MapNode, Node, ScalarNode } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { yamlAmbiguous } from './ambiguous.js'
import { type Cause, otherReading, type Reading } from './readings.js'

/** What is known of the programs that read a file. */
export interface YamlReader {
  /** The YAML that they know: 1.1 as PyYAML reads it. Not known where nothing is said. */
  readonly version?: '1.1' | '1.2'
  /** Keys that they take by either reading: `on` in GitHub's workflows. */
  readonly keys?: ReadonlySet<string>
}

/** What nobody means where the reader knows YAML 1.1; the rest, `yes` for true, is right there. */
const TRAPS: ReadonlySet<Cause> = new Set<Cause>(['sixty', 'float', 'base', 'equals'])

/** Zeros before the first digit. */
const ZEROS = /^0+(?=\d)/

/** Reports plain keys and values that YAML 1.1 and 1.2 read differently. */
export class AmbiguityCheck {
  constructor(
    private readonly report: Report,
    private readonly reader: YamlReader,
    private readonly tags: ReadonlyMap<Node, string> | undefined,
  ) {}

  checkMap({ pairs }: MapNode): void {
    for (const { key, name, value } of pairs) {
      if (key.kind === 'scalar' && this.reader.keys?.has(name) !== true) this.checkKey(key)
      if (value.kind === 'scalar') this.checkValue(value)
    }
  }

  checkList({ items }: ListNode): void {
    for (const item of items) if (item.kind === 'scalar') this.checkValue(item, items)
  }

  private checkKey(key: ScalarNode): void {
    const reading = otherReading(key)
    // y is a coordinate far more often than the key `true`, and = a sign in its place.
    if (reading === null || reading.cause === 'letter' || this.tags?.has(key)) return
    if (reading.cause === 'date' || reading.cause === 'underscore') return
    this.tell(key, 'key', reading, quoted(`"${key.text}"`))
  }

  private checkValue(value: ScalarNode, among: readonly Node[] = []): void {
    const reading = otherReading(value)
    if (reading === null || this.tags?.has(value)) return
    if (this.reader.version === '1.1' && !TRAPS.has(reading.cause) && !isAmongTexts(reading, among)) return
    this.tell(value, 'value', reading, reading.instead)
  }

  private tell(scalar: ScalarNode, what: string, reading: Reading, instead: string): void {
    const known = this.reader.version === '1.1'
    const seen = scalar.type === 'string' ? 'text' : `the number ${scalar.text.replace(ZEROS, '')}`
    const message = known
      ? `Programs that read this file take the ${what} ${quoted(scalar.text)} for ${reading.as}, and not for ${seen}: write ${instead}.`
      : `The ${what} ${quoted(scalar.text)} is ${seen} in YAML 1.2, but ${reading.as} in YAML 1.1: write ${instead}.`
    this.report(yamlAmbiguous, scalar, message, known ? { level: 'warning' } : {})
  }
}

/** Whether a word, `no`, is one of a list of which others are text: countries, not booleans. */
function isAmongTexts(reading: Reading, among: readonly Node[]): boolean {
  return reading.cause === 'word' && among.some(item => isText(item))
}

function isText(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'string' && otherReading(node) === null
}
