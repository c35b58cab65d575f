import type { RE2JS } from 're2js'

/** Instructions that an expression may compile to; the largest of gitleaks' own has 2,000. */
const LARGEST_PROGRAM = 10_000

/** Characters of an expression that a message may show: an operator, never a secret that somebody wrote into it. */
const SHOWN = 6

/** Go's regular expressions, in time linear to the text whatever the expression is. */
export class Expressions {
  private constructor(private readonly re2: typeof import('re2js')) {}

  /** Loads the library, which few jobs need. */
  static async load(): Promise<Expressions> {
    return new Expressions(await import('re2js'))
  }

  /** @throws where `faultOf` names a fault */
  compile(pattern: string): RE2JS {
    return this.re2.RE2JS.compile(pattern)
  }

  /** What is wrong with an expression, and where; null where nothing is. */
  faultOf(pattern: string): string | null {
    try {
      return this.compile(pattern).programSize() > LARGEST_PROGRAM ? 'is too large an expression' : null
    } catch (error) {
      if (!(error instanceof this.re2.RE2JSSyntaxException)) return 'is no expression that can be compiled'
      return `is no expression in Go's syntax: ${error.getDescription()}${whereIn(pattern, error.getPattern())}`
    }
  }

  /** Whether any of the expressions matches a part of a text; none ever matches an empty text. */
  anyOf(patterns: readonly string[]): (text: string) => boolean {
    const compiled = this.joined(patterns)
    return text => text !== '' && compiled.some(each => each.test(text))
  }

  /** As one expression, as gitleaks joins them: a flag such as `(?i)` holds for all that follow too. */
  private joined(patterns: readonly string[]): RE2JS[] {
    if (patterns.length === 0) return []
    try {
      return [this.compile(`(?:${patterns.join('|')})`)]
    } catch {
      // Such as two groups of one name, which Go takes.
      return patterns.map(pattern => this.compile(pattern))
    }
  }
}

/** How many groups an expression has. */
export function groupsOf(expressions: Expressions, pattern: string): number {
  return expressions.compile(pattern).groupCount()
}

function whereIn(pattern: string, part: string | null): string {
  if (part === null || part === '' || part === pattern) return ''
  const at = pattern.indexOf(part)
  const shown = part.length <= SHOWN ? ` \`${part}\`` : ''
  return at < 0 ? shown : `${shown} at character ${at + 1}`
}
