/** How much work a backtracking matcher can have with a text of `length` at worst: `factor * length ** power`. */
export interface Cost {
  readonly factor: number
  readonly power: number
}

/** Repetitions of more than these are taken for ones without end. */
const FEW = 8
const DEEPEST = 60

/**
 * Bounds what an expression can cost, or null where no small bound can be seen: where what is repeated can itself match
 * in several ways, as in `(a+)+` or `(a|ab)*`, or where a part refers back to another.
 */
export function costOf(pattern: string): Cost | null {
  const reader = new Reader(pattern)
  const cost = reader.alternatives(0)
  return cost === null || !reader.done
    ? null
    : { factor: cost.factor, power: cost.power + (pattern[0] === '^' ? 0 : 1) }
}

const ONE: Cost = { factor: 1, power: 0 }

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.at === this.text.length
  }

  alternatives(depth: number): Cost | null {
    if (depth > DEEPEST) return null
    let sum = this.sequence(depth)
    while (sum !== null && this.text[this.at] === '|') {
      this.at += 1
      const other: Cost | null = this.sequence(depth)
      sum = other && { factor: sum.factor + other.factor, power: Math.max(sum.power, other.power) }
    }
    return sum
  }

  private sequence(depth: number): Cost | null {
    let { factor, power } = ONE
    while (!this.done && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      const atom = this.atom(depth)
      const cost = atom && this.repeated(atom)
      if (cost === null) return null
      factor *= cost.factor
      power += cost.power
    }
    return { factor, power }
  }

  /** An atom that matches in one way only has the cost of one. */
  private atom(depth: number): Cost | null {
    const char = this.text[this.at]
    if (char === '\\') return this.escape()
    if (char === '[') return this.set()
    this.at += 1
    if (char !== '(') return ONE
    const group = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.text.slice(this.at, this.at + 100))
    if (group === null && this.text[this.at] === '?') return null
    this.at += group?.[0].length ?? 0
    const inner = this.alternatives(depth + 1)
    if (this.text[this.at] !== ')') return null
    this.at += 1
    return inner
  }

  private escape(): Cost | null {
    const next = this.text[this.at + 1] ?? ''
    if ((next >= '1' && next <= '9') || next === 'k') return null
    const braces = /^\\[pPu]\{[^}]*\}/.exec(this.text.slice(this.at, this.at + 100))
    this.at = Math.min(this.text.length, this.at + (braces?.[0].length ?? 2))
    return ONE
  }

  private set(): Cost | null {
    for (this.at += 1; !this.done; this.at += 1) {
      if (this.text[this.at] === '\\') this.at += 1
      else if (this.text[this.at] === ']') {
        this.at += 1
        return ONE
      }
    }
    return null
  }

  private repeated(atom: Cost): Cost | null {
    const match = /^(?:[*+?]|\{(\d+)(,)?(\d*)\})\??/.exec(this.text.slice(this.at, this.at + 30))
    if (match === null) return atom
    this.at += match[0].length
    const [whole, from, comma, to] = match
    if (whole[0] === '?') return { factor: atom.factor + 1, power: atom.power }
    const least = from === undefined ? 0 : Number(from)
    const most =
      from === undefined || (comma !== undefined && to === '') ? Number.POSITIVE_INFINITY : Number(to || from)
    if (atom.factor > 1 || atom.power > 0) return most <= 1 ? atom : null
    if (most === least) return ONE
    if (most > FEW) return { factor: 1, power: 1 }
    return { factor: most - least + 1, power: 0 }
  }
}
