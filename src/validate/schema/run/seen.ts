/** Which keys and items of one value some schema has spoken of: what `unevaluatedProperties` and `unevaluatedItems` leave. */
export class Seen {
  private readonly names = new Set<string>()
  private readonly items = new Set<number>()
  private allNames = false
  /** Items before this one. */
  private prefix = 0

  name(name: string): void {
    this.names.add(name)
  }

  item(index: number): void {
    this.items.add(index)
  }

  itemsBefore(index: number): void {
    this.prefix = Math.max(this.prefix, index)
  }

  everyName(): void {
    this.allNames = true
  }

  everyItem(): void {
    this.prefix = Number.POSITIVE_INFINITY
  }

  hasName(name: string): boolean {
    return this.allNames || this.names.has(name)
  }

  hasItem(index: number): boolean {
    return index < this.prefix || this.items.has(index)
  }

  /** What a schema that held has spoken of. */
  add(other: Seen): void {
    for (const name of other.names) this.names.add(name)
    for (const index of other.items) this.items.add(index)
    this.allNames ||= other.allNames
    this.prefix = Math.max(this.prefix, other.prefix)
  }
}
