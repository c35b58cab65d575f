import type { Rule } from '../../rules/rule.js'
import type { Node, Span } from '../../tree/node.js'
import type { Keywords } from '../model/keywords.js'
import type { Registry } from '../model/registry.js'
import type { Resource } from '../model/resource.js'
import type { Schema } from '../model/schema.js'
import { typesOf } from '../value/types.js'
import { isAllowed } from './allowed.js'
import { checkAlternatives, checkBranches } from './branches.js'
import { checkCondition } from './conditions.js'
import { type Flaw, type FlawSort, Flaws } from './flaw.js'
import { checkItems, checkUnevaluatedItems } from './lists.js'
import { checkKeys, checkUnevaluatedKeys } from './maps.js'
import { checkNumber, checkText } from './scalars.js'
import { Seen } from './seen.js'
import { placeOf } from './subject.js'
import { deprecatedFlaw, forbiddenFlaw, notFlaw, typeFlaw, valueFlaw } from './words.js'

/** How deep schemas and values may lead into each other. */
const DEEPEST = 700

/** The key of a value in a map, or the number of one in a list. */
export type Step = Node | number

/**
 * Holds values against schemas. With `flaws` it tells of all that is wrong; without, it stops at the first. The number of
 * steps is bounded: schemas and aliases can both make small files stand for work without end.
 */
export class Run {
  readonly path: Step[] = []
  flaws: Flaws | null = null
  /** Set where nothing but a matcher of linear time could judge an expression, and it was not loaded. */
  needsLinear = false
  /** Why it did not come to an end; what it says of what fits holds no longer. */
  stopped: 'long' | 'deep' | null = null
  private level = 0
  private readonly scope: Resource[] = []

  constructor(
    readonly registry: Registry,
    private steps: number,
  ) {}

  /** Whether nobody wants to hear of any more flaws. */
  get silent(): boolean {
    return this.flaws === null || this.flaws.full
  }

  /** Whether the value fits; `seen` learns what the schema spoke of, where somebody asks. */
  apply(schema: Schema, node: Node, seen: Seen | null): boolean {
    if (this.stopped !== null || this.flaws?.full) return true
    this.spend(1)
    if (this.level > DEEPEST) this.stopped ??= 'deep'
    if (this.stopped !== null) return true
    const { resource } = schema
    const entered = this.scope.at(-1) !== resource
    if (entered) this.scope.push(resource)
    this.level += 1
    const fits = this.judge(schema, schema.keywords, node, seen)
    this.level -= 1
    if (entered) this.scope.pop()
    return fits
  }

  /** Counts work; beyond the bound the run ends. */
  spend(steps: number): void {
    this.steps -= steps
    if (this.steps < 0) this.stopped ??= 'long'
  }

  /** Holds a part of a value, which its key or number leads to, against a schema. */
  below(step: Step, schema: Schema, node: Node): boolean {
    this.path.push(step)
    const fits = this.apply(schema, node, null)
    this.path.pop()
    return fits
  }

  /** Whether a value fits, without a word about why not. */
  test(schema: Schema, node: Node, seen: Seen | null): boolean {
    const { flaws } = this
    this.flaws = null
    const fits = this.apply(schema, node, seen)
    this.flaws = flaws
    return fits
  }

  /** What is wrong with a value by a schema, or what it warns of where the value fits. */
  trial(schema: Schema, node: Node, most: number): Flaw[] {
    const { flaws } = this
    const own = new Flaws(most)
    this.flaws = own
    this.apply(schema, node, null)
    this.flaws = flaws
    return own.all
  }

  /** Tells of a flaw, where somebody wants to know; false, as what a check returns. */
  refuse(rule: Rule, sort: FlawSort, at: Span, node: Node, message: string, more: Partial<Flaw> = {}): false {
    const { start, end } = at
    this.flaws?.add({ rule, sort, start, end, message, node, depth: this.path.length, ...more })
    return false
  }

  private judge(schema: Schema, keys: Keywords, node: Node, seen: Seen | null): boolean {
    if (keys.always !== null) return keys.always || forbiddenFlaw(this, node)
    const asks = keys.unevaluatedItems !== null || keys.unevaluatedProperties !== null
    const own = asks ? new Seen() : seen
    let fits = true
    if (keys.types !== 0 && (typesOf(node, schema.resource.draft === 4) & keys.types) === 0) {
      // What else is wrong with a value of another type is of no use to anybody.
      return typeFlaw(this, keys.types, node)
    }
    if (keys.allowed !== null && !isAllowed(keys.allowed, node)) {
      if (this.silent) return false
      fits = valueFlaw(this, schema, keys.allowed, node)
    }
    if (keys.deprecated && !this.silent) deprecatedFlaw(this, schema, node)
    if (!this.ofType(schema, keys, node, own)) fits = false
    if (!fits && this.silent) return false
    if (keys.ref !== null && !this.within(keys.ref, node, own)) fits = false
    if (!fits && this.silent) return false
    if (keys.dynamic !== null && !this.within(this.dynamicTarget(keys), node, own)) fits = false
    if (!fits && this.silent) return false
    if (keys.allOf !== null) {
      for (const each of keys.allOf) {
        if (this.within(each, node, own)) continue
        fits = false
        if (this.silent) return false
      }
    }
    if (keys.anyOf !== null && !checkAlternatives(this, schema, keys.anyOf, node, own)) fits = false
    if (!fits && this.silent) return false
    if (keys.oneOf !== null && !checkBranches(this, schema, keys.oneOf, node, own)) fits = false
    if (!fits && this.silent) return false
    if (keys.not !== null && this.test(keys.not, node, null) && this.stopped === null) {
      fits = notFlaw(this, schema, keys.not, node)
    }
    if (keys.condition !== null && (fits || !this.silent) && !checkCondition(this, keys.condition, node, own))
      fits = false
    // What is left over can be told only where everything else fits: of what does not, nothing counts as spoken of.
    if (own === null || !fits) return fits
    if (keys.unevaluatedItems !== null && !checkUnevaluatedItems(this, keys.unevaluatedItems, node, own)) fits = false
    const { unevaluatedProperties: rest } = keys
    if (rest !== null && !checkUnevaluatedKeys(this, schema, rest, node, own)) fits = false
    if (asks) seen?.add(own)
    return fits
  }

  private ofType(schema: Schema, keys: Keywords, node: Node, seen: Seen | null): boolean {
    if (node.kind === 'map') return keys.map === null || checkKeys(this, schema, keys.map, node, seen)
    if (node.kind === 'list') return keys.list === null || checkItems(this, schema, keys.list, node, seen)
    if (node.type === 'string' || node.type === 'date') {
      return keys.text === null || checkText(this, schema, keys.text, node)
    }
    if (node.type === 'boolean' || node.type === 'null') return true
    return keys.number === null || checkNumber(this, keys.number, node)
  }

  /** Holds the same value against a part of its schema; what that spoke of counts only where it fits. */
  within(schema: Schema, node: Node, seen: Seen | null): boolean {
    if (seen === null) return this.apply(schema, node, null)
    const own = new Seen()
    const fits = this.apply(schema, node, own)
    if (fits) seen.add(own)
    return fits
  }

  /** The outermost of the schemas that led here that the reference could mean. */
  private dynamicTarget({ dynamic }: Keywords): Schema {
    if (dynamic === null) throw new RangeError('no dynamic reference')
    for (const resource of this.scope) {
      if (dynamic.name === null) {
        if (resource.recursive) return this.registry.schemaAt(resource.root, resource)
      } else {
        const target = this.registry.dynamicIn(resource, dynamic.name)
        if (target !== undefined) return target
      }
    }
    return dynamic.usual
  }

  /** Where what is wrong with the whole of a value is shown. */
  placeOf(node: Node): Span {
    return placeOf(this.path.at(-1), node)
  }
}
