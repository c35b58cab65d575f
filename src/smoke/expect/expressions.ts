import type { RE2JS } from 're2js'

/** Instructions that an expression may compile to. */
const LARGEST_PROGRAM = 20_000
const LONGEST = 5000

/** Of expressions that stand in answers there may be ever new ones. */
const MOST_KEPT = 1000

/** How the letters behind an expression read in re2js. */
const FLAGS: Readonly<Record<string, 'CASE_INSENSITIVE' | 'MULTILINE' | 'DOTALL'>> = {
  i: 'CASE_INSENSITIVE',
  m: 'MULTILINE',
  s: 'DOTALL',
}

/** Regular expressions in time linear to the text, whatever they are: they come from suites, and texts from anywhere. */
export class Expressions {
  private readonly compiled = new Map<string, RE2JS>()

  private constructor(private readonly re2: typeof import('re2js')) {}

  static async load(): Promise<Expressions> {
    return new Expressions(await import('re2js'))
  }

  /** What is wrong with an expression; null where nothing is. */
  faultOf(pattern: string, flags: string): string | null {
    if (!/^(?!.*(.).*\1)[ims]*$/.test(flags)) return `has the flags ${JSON.stringify(flags)}; there are i, m and s`
    if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`
    try {
      return this.compile(pattern, flags).programSize() > LARGEST_PROGRAM ? 'is too large an expression' : null
    } catch (error) {
      const reason = error instanceof this.re2.RE2JSSyntaxException ? `: ${error.getDescription()}` : ''
      const around = /\(\?<?[=!]/.test(pattern) ? '; it can look neither ahead nor behind' : ''
      return `is no regular expression${reason}${around}`
    }
  }

  /** Whether the expression matches a part of the text. */
  test(pattern: string, flags: string, text: string): boolean {
    return this.compile(pattern, flags).test(text)
  }

  /** Where the first match ends; null where nothing matches. */
  endOf(pattern: string, flags: string, text: string): number | null {
    const matcher = this.compile(pattern, flags).matcher(text)
    return matcher.find() ? matcher.end() : null
  }

  /** The first group of the first match, the whole match where there is no group; null where nothing matches. */
  first(pattern: string, flags: string, text: string): string | null {
    const matcher = this.compile(pattern, flags).matcher(text)
    if (!matcher.find()) return null
    return matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? null
  }

  private compile(pattern: string, flags: string): RE2JS {
    const key = `${flags}/${pattern}`
    const known = this.compiled.get(key)
    if (known !== undefined) return known
    const { RE2JS } = this.re2
    const bits = [...flags].reduce((sum, letter) => sum | RE2JS[FLAGS[letter] as 'DOTALL'], 0)
    const expression = RE2JS.compile(RE2JS.translateRegExp(pattern) as string, bits)
    if (this.compiled.size >= MOST_KEPT) this.compiled.clear()
    this.compiled.set(key, expression)
    return expression
  }
}

let loaded: Promise<Expressions> | undefined

/** The expressions of this run: each is compiled once. */
export function expressions(): Promise<Expressions> {
  loaded ??= Expressions.load()
  return loaded
}
