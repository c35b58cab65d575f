import type { Report } from '../../rules/rule.js'
import type { ListNode, MapNode, Node, Pair, ScalarNode, Span } from '../../tree/node.js'
import type { Job, Step } from '../model.js'
import type { Place } from '../place.js'
import type { Allowed, Definition, MapForm } from './definition.js'
import { allowedAt, NOTHING_ALLOWED } from './definition.js'
import { checkEmptyCollection, checkEmptyValue } from './emptiness.js'
import { formMeant } from './form.js'
import { checkRetired, reportDuplicate, reportMerge, reportMissing, reportOddKey, reportUnknown } from './keys.js'
import { checkScalar, isSingleExpression, reportWrongType } from './scalars.js'
import type { Schema } from './schema.js'

const DEEPEST = 100
// Aliases can make a small file a huge tree.
const MOST_VALUES = 200_000

/** Walks a tree along GitHub's schema: reports what does not fit, and collects the places of expressions. */
export class Walker {
  readonly places: Place[] = []
  readonly path: (string | number)[] = []
  private values = 0
  private job: Job | null = null
  private step: Step | null = null
  private nextStep = 0
  private steps: readonly Step[]

  constructor(
    private readonly schema: Schema,
    readonly report: Report,
    private readonly jobs: ReadonlyMap<Span, Job>,
    steps: readonly Step[],
  ) {
    this.steps = steps
  }

  /** Walks the whole file. */
  walk(root: MapNode): void {
    const at = root.flow ? { start: root.start, end: root.start + 1 } : firstOf(root)
    this.value(root, this.schema.definition(this.schema.root), NOTHING_ALLOWED, at)
  }

  private value(node: Node, definition: Definition, above: Allowed, at: Span): void {
    this.values += 1
    if (this.values > MOST_VALUES || this.path.length > DEEPEST) return
    const allowed = allowedAt(definition, above)
    if (node.kind === 'scalar') this.scalar(node, definition, allowed)
    else if (node.kind === 'list') this.list(node, definition, allowed)
    else this.map(node, definition, allowed, at)
  }

  private scalar(node: ScalarNode, definition: Definition, allowed: Allowed): void {
    if (node.type === 'string' && node.text.includes('${{')) {
      if (definition.text === 'none' && !isSingleExpression(node.text) && allowed.contexts.length > 0) {
        reportWrongType(node, definition, this)
      }
      this.place(node, definition, allowed)
      return
    }
    checkScalar(node, definition, this)
    if (node.type !== 'null' && definition.condition) this.place(node, definition, allowed)
  }

  private place(node: ScalarNode, definition: Definition, { contexts, functions }: Allowed): void {
    this.places.push({
      node,
      path: this.path.map(String),
      contexts,
      functions,
      condition: definition.condition,
      expects: expects(definition),
      job: this.job,
      step: this.step,
    })
  }

  private list(node: ListNode, definition: Definition, allowed: Allowed): void {
    if (definition.items === null) {
      reportWrongType(node, definition, this)
      return
    }
    checkEmptyCollection(node, definition.name, this)
    const items = this.schema.definition(definition.items)
    const steps = definition.items === 'steps-item' || definition.items === 'composite-step'
    for (let index = 0; index < node.items.length; index += 1) {
      const item = node.items[index] as Node
      this.path.push(index)
      if (steps) this.enterStep(item, items, allowed)
      else this.value(item, items, allowed, firstOf(item))
      this.path.pop()
    }
  }

  private map(node: MapNode, definition: Definition, above: Allowed, at: Span): void {
    if (definition.maps.length === 0) {
      reportWrongType(node, definition, this)
      return
    }
    const form = formMeant(node, definition)
    const allowed = definition.maps.length === 1 ? allowedAt(this.schema.definition(form.name), above) : above
    checkEmptyCollection(node, form.name, this)
    // Keys of GitHub's own are told from others by their case.
    const seen = form.loose === null ? null : new Map<string, Pair>()
    let made = false
    for (const pair of node.pairs) {
      if (seen !== null && !this.isFirst(pair, seen)) continue
      if (pair.name.includes('${{')) {
        made = true
        this.made(pair, allowed)
      } else this.pair(node, pair, form, definition, allowed, at)
    }
    if (!made && form.required.length > 0) reportMissing(node, form, definition, at, this)
  }

  private pair(node: MapNode, pair: Pair, form: MapForm, definition: Definition, allowed: Allowed, at: Span): void {
    const { key, name, value } = pair
    const own = form.properties.get(name)
    if (own !== undefined) this.known(pair, this.schema.definition(own), form, allowed)
    else if (name === '<<') reportMerge(key, this)
    else if (key.kind !== 'scalar' || name === '') reportOddKey(key, this)
    else if (form.loose === null) reportUnknown(node, pair, form, definition, at, this)
    else {
      this.path.push(name)
      if (form.loose === 'job') this.enterJob(value, this.schema.definition('job'), allowed, key)
      else this.value(value, this.schema.definition(form.loose), allowed, key)
      this.path.pop()
    }
  }

  private known(pair: Pair, definition: Definition, form: MapForm, allowed: Allowed): void {
    const { key, name, value } = pair
    this.path.push(name)
    if (form.name === 'on-mapping-strict') checkRetired(pair, this)
    if (value.kind === 'scalar' && value.text === '') checkEmptyValue(value, name, definition, this)
    this.value(value, definition, allowed, key)
    this.path.pop()
  }

  // A key may be made by an expression where its map knows contexts; what stands below can then be anything.
  private made({ key, value }: Pair, allowed: Allowed): void {
    if (key.kind !== 'scalar') return
    this.place(key, this.schema.definition('string'), allowed)
    this.path.push(key.text)
    this.value(value, this.schema.definition('any'), allowed, key)
    this.path.pop()
  }

  private isFirst(pair: Pair, seen: Map<string, Pair>): boolean {
    const lower = pair.name.toLowerCase()
    const before = seen.get(lower)
    if (before === undefined) {
      seen.set(lower, pair)
      return true
    }
    // The very same key is the format's own matter: `yaml/duplicate-key`.
    if (before.name !== pair.name) reportDuplicate(pair, before, this)
    return before.name === pair.name
  }

  private enterJob(value: Node, definition: Definition, allowed: Allowed, key: Node): void {
    this.job = this.jobs.get(key) ?? null
    this.steps = this.job?.steps ?? []
    this.nextStep = 0
    this.value(value, definition, allowed, key)
    this.job = null
    this.steps = []
  }

  // Steps are met in the order in which the model has them; a block of parallel steps is none itself.
  private enterStep(item: Node, definition: Definition, allowed: Allowed): void {
    const outer = this.step
    if (this.steps[this.nextStep]?.node === item) {
      this.step = this.steps[this.nextStep] ?? null
      this.nextStep += 1
    }
    this.value(item, definition, allowed, firstOf(item))
    this.step = outer
  }
}

// Where an item without a key of its own is told of: not all of it, which can be many lines.
function firstOf(item: Node): Span {
  return item.kind === 'map' ? (item.pairs[0]?.key ?? item) : item
}

function expects({ boolean, number, text, constants, items, maps }: Definition): Place['expects'] {
  if (items !== null || maps.length > 0) return 'any'
  const textual = text !== 'none' || constants.length > 0
  if (Number(boolean) + Number(number) + Number(textual) !== 1) return 'any'
  return boolean ? 'boolean' : number ? 'number' : 'string'
}
