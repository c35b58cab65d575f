import type { Span } from '../../../python/ast.js'
import type { HostObject, Unknown, Value } from '../value.js'
import type { Interpreter } from './interpreter.js'
import type { Region } from './regions.js'

/** Gets one item after the other; false ends it. */
export type Visit = (item: Value) => boolean

/** What is iterated over once: an iterator, a generator. */
export abstract class Stream implements HostObject {
  readonly kind = 'host'
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

  /** The next item; undefined where there is none. */
  next(machine: Interpreter, span: Span): Value | undefined {
    machine.descend(span)
    const item = this.uncertain(machine) ?? this.take(machine, span)
    machine.rise()
    return item
  }

  /** All that are left, one after the other. */
  each(visit: Visit, machine: Interpreter, span: Span): Unknown | null {
    return this.uncertain(machine) ?? this.takeEach(visit, machine, span)
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
  protected takeEach(visit: Visit, machine: Interpreter, span: Span): Unknown | null {
    for (let item = this.take(machine, span); item !== undefined; item = this.take(machine, span)) {
      machine.step(span)
      if (!visit(item)) return null
    }
    return null
  }

  /** How far it has come is not told where items were taken in a branch that may not have been run. */
  private uncertain(machine: Interpreter): Unknown | null {
    const { region } = machine
    if (this.spoilt !== null && this.spoilt.within !== region) return this.spoilt.reason
    if (region !== null && region !== this.within) this.spoilt = { within: region, reason: region.reason }
    return null
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

/** A stream that hands out its items by itself. Asked for one at a time it is run to its end first. */
export class Producer extends Stream {
  private begun = false
  /** What is left of its items, the next one last. */
  private readonly rest: Value[] = []

  constructor(
    name: string,
    machine: Interpreter,
    private readonly produce: (visit: Visit, machine: Interpreter, span: Span) => Unknown | null,
    /** Whether it does more than to work out its items, so that it matters how far it runs. */
    private readonly acts = false,
  ) {
    super(name, machine)
  }

  protected override take(machine: Interpreter, span: Span): Value | undefined {
    if (!this.begun) {
      this.begun = true
      if (this.acts) machine.leave(`how far ${this.name} runs is not worked out`, span)
      const unknown = this.produce(item => this.rest.push(item) > 0, machine, span)
      this.rest.reverse()
      if (unknown !== null) return unknown
    }
    return this.rest.pop()
  }

  protected override takeEach(visit: Visit, machine: Interpreter, span: Span): Unknown | null {
    if (this.begun) return super.takeEach(visit, machine, span)
    this.begun = true
    return this.produce(visit, machine, span)
  }
}
