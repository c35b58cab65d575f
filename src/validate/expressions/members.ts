import { once } from './once.js'
import type { Members, Type } from './types.js'

/** The members of another object, and one more: most objects differ in one member only. */
export class Extended implements Members {
  constructor(
    private readonly base: Members,
    private readonly name: string,
    private readonly type: Type,
  ) {}

  get(name: string): Type | undefined {
    return name === this.name ? this.type : this.base.get(name)
  }

  *names(): Iterable<string> {
    yield* this.base.names()
    yield this.name
  }
}

interface Positioned {
  readonly written: string
  readonly position: number
  readonly type: () => Type
}

/** Members that come one after the other: each sees only those before it. */
export class Ordered {
  private readonly byName = new Map<string, Positioned>()

  /** The type is made when it is first asked for. Of a name that comes again, the first counts. */
  add(written: string, position: number, type: () => Type): void {
    const name = written.toLowerCase()
    if (!this.byName.has(name)) this.byName.set(name, { written, position, type: once(type) })
  }

  /** The members before a position; `missing` says of a later one why it is not among them. */
  before(position: number, missing: (written: string, itself: boolean) => string): Members {
    const { byName } = this
    return {
      get(name) {
        const member = byName.get(name)
        return member !== undefined && member.position < position ? member.type() : undefined
      },
      *names() {
        for (const member of byName.values()) {
          if (member.position >= position) return
          yield member.written
        }
      },
      missing(name) {
        const member = byName.get(name)
        return member === undefined ? undefined : missing(member.written, member.position === position)
      },
    }
  }
}
