import type { Span } from '../../../python/ast.js'
import type { HostObject, Unknown, Value } from '../value.js'
import type { Interpreter } from './interpreter.js'
import type { Region } from './regions.js'

/** Gets one item after the other; false ends it. */
export type Visit = (item: Value) => boolean

/** What is iterated over once: an iterator, a generator. */
export abstract class Stream implements HostObject {
  readonly kind = 'host'
  /** Why it may have more items than those that it handed out. */
  protected missing: Unknown | null = null
  private isTold = false
  private spoilt: { within: Region; reason: Unknown } | null = null
  private readonly within: Region | null

  constructor(
    readonly name: string,
    machine: Interpreter,
  ) {
    this.within = machine.region
  }

  describe(): string {
    return this.name
  }

  /** The next item; undefined where there is none. What is missed is said, and handed out once, as an item. */
  next(machine: Interpreter, span: Span): Value | undefined {
    machine.descend(span)
    const item = this.advanced(machine, span)
    machine.rise()
    if (item !== undefined || this.missing === null || this.isTold) return item
    this.isTold = true
    machine.leave(`what ${this.name} gives is not known: ${this.missing.reason}`, span)
    return this.missing
  }

  /** The next item, as somebody asks for it who takes an end for one: what is missed is no end. */
  asked(machine: Interpreter, span: Span): Value | undefined {
    return this.next(machine, span) ?? this.missing ?? undefined
  }

  /** All that are left, one after the other. */
  each(visit: Visit, machine: Interpreter, span: Span): Unknown | null {
    for (let item = this.advanced(machine, span); item !== undefined; item = this.advanced(machine, span)) {
      machine.step(span)
      if (!visit(item)) return null
    }
    return this.missing
  }

  items(machine: Interpreter, span: Span): readonly Value[] | Unknown {
    const items: Value[] = []
    const unknown = this.each(
      item => {
        items.push(item)
        machine.room(items.length & 63 ? 0 : items.length, span)
        return true
      },
      machine,
      span,
    )
    return unknown ?? items
  }

  protected abstract take(machine: Interpreter, span: Span): Value | undefined

  /** How far it has come is not told where items were taken in a branch that may not have been run. */
  private advanced(machine: Interpreter, span: Span): Value | undefined {
    const { region } = machine
    if (this.spoilt !== null && this.spoilt.within !== region) this.missing ??= this.spoilt.reason
    else if (region !== null && region !== this.within) this.spoilt = { within: region, reason: region.reason }
    return this.missing === null ? this.take(machine, span) : undefined
  }
}

/** A stream whose items are worked out one at a time. */
export class Iterator extends Stream {
  constructor(
    name: string,
    machine: Interpreter,
    private readonly advance: (machine: Interpreter, span: Span) => Value | undefined,
  ) {
    super(name, machine)
  }

  protected override take(machine: Interpreter, span: Span): Value | undefined {
    return this.advance(machine, span)
  }
}
