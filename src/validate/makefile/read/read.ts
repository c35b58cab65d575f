import type { Source } from '../../tree/source.js'
import { Conditionals } from './conditionals.js'
import { assignmentIn, type RuleParts, ruleIn } from './line.js'
import type { Assignment, Include, MakeFault, Makefile, MakeRule, Word } from './model.js'
import { behindBlanks, logicalEnd, nextLine, wordsBetween } from './scan.js'
import { isMixed, looksLikeRecipe, MIXED, mayBecomeRule, NO_RULE, SPACES, separatorMessage } from './separator.js'

const read = new WeakMap<Source, Makefile>()

/** Reads a makefile as GNU make does, as far as that can be done without running it; once for each file. */
export function readMakefile(source: Source): Makefile {
  const known = read.get(source) ?? new Reader(source.text).read()
  read.set(source, known)
  return known
}

interface OpenRule extends Omit<MakeRule, 'recipe' | 'end'> {
  readonly recipe: Word[]
  end: number
}

const MODIFIERS = new Set(['export', 'unexport', 'override', 'private'])
const OTHERS = new Set(['vpath', 'undefine', 'load', '-load'])
const MOST_FAULTS = 100

class Reader {
  private readonly rules: OpenRule[] = []
  private readonly assignments = new Map<string, Assignment[]>()
  private readonly includes: Include[] = []
  private readonly faults: MakeFault[] = []
  private readonly conditionals = new Conditionals((start, end, message) => this.fault('syntax', start, end, message))
  private generated = false
  /** What begins a line of a recipe. */
  private prefix = '\t'
  /** The rule whose recipe may go on. */
  private open: OpenRule | null = null

  constructor(private readonly text: string) {}

  read(): Makefile {
    const { text } = this
    let at = text.startsWith('\uFEFF') ? 1 : 0
    while (at < text.length) {
      const end = logicalEnd(text, at)
      at = this.line(at, end)
    }
    this.conditionals.finish()
    const { rules, assignments, includes, faults } = this
    return { rules, assignments, includes, faults, generated: this.generated }
  }

  /** Reads one line and returns where the next begins. */
  private line(start: number, end: number): number {
    const { text } = this
    if (text[start] === this.prefix && this.open !== null) {
      this.open.recipe.push({ text: text.slice(start + 1, end), start: start + 1, end })
      this.open.end = end
      return nextLine(text, end)
    }
    const from = behindBlanks(text, start, end)
    if (from >= end || text[from] === '#') return nextLine(text, end)
    const [first] = wordsBetween(text, from, end)
    if (first === undefined || this.conditionals.line(text, first, end)) return nextLine(text, end)
    if (first.text === 'define') return this.define(first, end)
    this.statement(start, first, end)
    return nextLine(text, end)
  }

  private statement(start: number, first: Word, end: number): void {
    const { text } = this
    if (MODIFIERS.has(first.text) && !/^\s*:/.test(text.slice(first.end, first.end + 20))) {
      const from = behindBlanks(text, first.end, end)
      const [next] = wordsBetween(text, from, end)
      this.close()
      if (next !== undefined && MODIFIERS.has(next.text)) this.statement(start, next, end)
      else if (next?.text === 'define') this.define(next, end)
      else this.assign(from, end)
      return
    }
    if (this.assign(first.start, end)) return
    if (/^[-s]?include$/.test(first.text)) {
      this.close()
      this.includes.push({
        files: wordsBetween(text, first.end, this.codeEnd(first.end, end)),
        optional: first.text !== 'include',
      })
      return
    }
    if (OTHERS.has(first.text)) {
      this.close()
      return
    }
    if (text[start] === this.prefix) this.fault('syntax', first.start, this.codeEnd(first.start, end), NO_RULE)
    else this.rule(start, first, end)
  }

  private rule(start: number, first: Word, end: number): void {
    const { text } = this
    const parts = ruleIn(text, first.start, end)
    const indented = start < first.start && text[start] !== '\t'
    if (parts === null) {
      this.noRule(start, first, end, indented)
    } else if (this.open !== null && indented && looksLikeRecipe(parts.targets)) {
      this.fault(
        'spaces',
        start,
        first.start,
        `make takes this line for a rule that makes ${parts.targets[0]?.text}: ${SPACES}`,
      )
    } else if (isMixed(parts)) {
      this.fault('syntax', first.start, this.codeEnd(first.start, end), MIXED)
    } else if (parts.assigns) {
      this.close()
    } else {
      this.openRule(parts, first.start, end)
    }
  }

  /** A line without `:`: make has no use for it, unless a function in it makes a rule or nothing of it. */
  private noRule(start: number, first: Word, end: number, indented: boolean): void {
    const { text } = this
    const codeEnd = this.codeEnd(first.start, end)
    if (mayBecomeRule(wordsBetween(text, first.start, codeEnd))) this.generated = true
    else if (this.open !== null && indented) this.fault('spaces', start, first.start, SPACES)
    else this.fault('syntax', first.start, codeEnd, separatorMessage(text[start] as string, this.prefix))
  }

  private openRule(
    { targets, patterns, prerequisites, orderOnly, double, recipe }: RuleParts,
    start: number,
    end: number,
  ) {
    const conditional = this.conditionals.inside
    const lines = recipe === null ? [] : [recipe]
    this.open = { targets, patterns, prerequisites, orderOnly, double, recipe: lines, conditional, start, end }
    this.rules.push(this.open)
  }

  private assign(from: number, end: number): boolean {
    const assignment = assignmentIn(this.text, from, end)
    if (assignment === null) return false
    const { name, operator, value } = assignment
    this.close()
    if (name.text === '.RECIPEPREFIX') this.prefix = prefixOf(operator, value)
    this.keep({ name: name.text, operator, value, conditional: this.conditionals.inside, start: name.start, end })
    return true
  }

  /** Reads from `define` to its `endef`, over those of others within it. */
  private define(word: Word, end: number): number {
    const { text } = this
    const [name] = wordsBetween(text, word.end, end)
    this.close()
    let depth = 1
    let at = nextLine(text, end)
    while (at < text.length) {
      const lineEnd = logicalEnd(text, at)
      // What begins as a line of a recipe is text, whatever it says.
      const line = text[at] === this.prefix ? '' : text.slice(at, Math.min(lineEnd, at + 200)).trimStart()
      if (/^define\b/.test(line)) depth += 1
      else if (/^endef\b/.test(line)) depth -= 1
      at = nextLine(text, lineEnd)
      if (depth === 0) break
    }
    if (depth > 0) this.fault('syntax', word.start, word.end, 'This `define` has no `endef`')
    if (name !== undefined) {
      this.keep({ name: name.text, operator: 'define', value: '', conditional: true, start: name.start, end: name.end })
    }
    return at
  }

  /** Ends a recipe; not within a conditional, as what ends it there may not be read by make. */
  private close(): void {
    if (!this.conditionals.inside) this.open = null
  }

  private keep(assignment: Assignment): void {
    const known = this.assignments.get(assignment.name)
    if (known === undefined) this.assignments.set(assignment.name, [assignment])
    else known.push(assignment)
  }

  private codeEnd(from: number, end: number): number {
    const comment = this.text.slice(from, end).search(/(?:^|\s)#/)
    return comment < 0 ? end : from + comment
  }

  private fault(kind: MakeFault['kind'], start: number, end: number, message: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ kind, start, end, message })
  }
}

/** What `.RECIPEPREFIX` comes to: its first character; a space where it is added to nothing, or made by make. */
function prefixOf(operator: string, value: string): string {
  if (operator === '+=' || value.startsWith('$')) return ' '
  return value === '' ? '\t' : (value[0] as string)
}
