import { makeList, makeMap } from '../make.js'
import { Names } from '../names.js'
import type { ListNode, MapNode, Node, Pair, ScalarNode, Span } from '../node.js'

/** A node that still grows. */
type Growing<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * What made a table: a header of its own, only the header of one below it (`a` of `[a.b]`), or a key with points. It
 * says what may still be added. Tables in braces are complete as they are, like any other value.
 */
export type Made = 'header' | 'implied' | 'dotted'

/** Tables and lists of tables by their nodes: what can still be added to. Values have no part in it. */
export type OpenNodes = Map<Node, Table | TableList>

/** A table while the text is read. */
export class Table {
  readonly node: Growing<MapNode>
  /** The list that it is a member of. */
  readonly list: TableList | null
  private readonly pairs: Pair[] = []
  private readonly names: Names

  constructor(
    public made: Made,
    { start, end }: Span,
    readonly open: OpenNodes,
    { flow = false, list = null }: { flow?: boolean; list?: TableList | null } = {},
  ) {
    this.names = new Names(this.pairs)
    this.node = makeMap(this.pairs, flow, start, end)
    this.list = list
  }

  /** What the key has already, whatever it is. */
  pair(name: string): Pair | undefined {
    return this.names.find(name)
  }

  /** The table or list of tables below, to which more can be added; undefined also where the key has a value. */
  inner(name: string): Table | TableList | undefined {
    const pair = this.names.find(name)
    return pair === undefined ? undefined : this.open.get(pair.value)
  }

  add(key: ScalarNode, value: Node): void {
    this.pairs.push({ key, name: key.text, value })
  }

  addInner(key: ScalarNode, inner: Table | TableList): void {
    this.open.set(inner.node, inner)
    this.add(key, inner.node)
  }

  /** That something of it ends there. */
  extendTo(end: number): void {
    this.node.end = end
    if (this.list !== null) this.list.node.end = end
  }
}

/** A list of tables, `[[a]]`, while the text is read. */
export class TableList {
  readonly node: Growing<ListNode>
  last: Table
  private readonly items: Node[] = []

  constructor(
    header: Span,
    private readonly open: OpenNodes,
  ) {
    this.node = makeList(this.items, false, header.start, header.end)
    this.last = this.append(header)
  }

  append(header: Span): Table {
    this.last = new Table('header', header, this.open, { list: this })
    this.items.push(this.last.node)
    this.node.end = header.end
    return this.last
  }
}
