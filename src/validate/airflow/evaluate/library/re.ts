import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { dictOf, int, list, NONE_VALUE, positional, str, tuple } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import type { HostObject, Unknown, Value } from '../value.js'
import { members } from './members.js'

const LONGEST_TEXT = 300
const LONGEST_PATTERN = 100
// Letters, digits, classes of characters, groups that are not repeated, and the plainest of the escapes.
const SIMPLE =
  /^(?:[\w \-/:,;=@#%&~<>"'`!]|\\[dwsDWSbnt.\-/+*?()[\]{}|^$\\_]|\[\^?(?:[\w \-.,:;/+*@#%&=()!]|\\[dws\-\].\\/])+\]|[.^$]|\((?!\?)|\(\?(?::|P<[A-Za-z_]\w*>)|\)(?![*+?{])|[*+?](?![*+?])|(?<=[\w\])])\{\d(?:,\d)?\}(?![*+?])|\|)*$/
// What stands for other characters in Python than in this language, once there are more than those of ASCII.
const ASCII_ONLY = /\\[dwsDWSb]|\./
const MOST_REPEATED = 2

/** A pattern as this language has it, where both read it alike and it is sure to be quick; null otherwise. */
function patternOf(pattern: Value | undefined, text: string): RegExp | null {
  if (pattern?.kind !== 'str' || pattern.value.length > LONGEST_PATTERN || text.length > LONGEST_TEXT) return null
  const isAscii = /^[\t\n\r -~]*$/.test(text)
  const isWithinPlane = !/[\ud800-\udfff]/.test(text) && !ASCII_ONLY.test(pattern.value)
  const isPlain = (isAscii || isWithinPlane) && SIMPLE.test(pattern.value)
  const repeated = pattern.value.replace(/\\./g, '').match(/[*+]/g)?.length ?? 0
  if (!isPlain || repeated > MOST_REPEATED) return null
  try {
    return new RegExp(pattern.value.replace(/(?<!\\)\$/g, '(?=\\n?$(?![^]))').replaceAll('(?P<', '(?<'), 'g')
  } catch {
    return null
  }
}

const unsure = (machine: Interpreter, span: Span): Unknown => machine.unknown('the pattern is not worked out', span)

/** What a pattern found. */
class Match implements HostObject {
  readonly kind = 'host'
  constructor(private readonly found: RegExpExecArray) {}
  describe(): string {
    return 'match'
  }
  index(index: Value): Value {
    return this.group(index)
  }
  get(name: string): Value | undefined {
    const { found } = this
    if (name === 'group')
      return new Builtin(name, '*groups', ([groups]) => {
        const wanted = groups?.kind === 'tuple' ? groups.items : []
        return wanted.length < 2 ? this.group(wanted[0] ?? int(0)) : tuple(wanted.map(item => this.group(item)))
      })
    if (name === 'groupdict')
      return new Builtin(name, '', () =>
        dictOf(
          Object.entries(found.groups ?? {}).map(([key, text]) => [key, text === undefined ? NONE_VALUE : str(text)]),
        ),
      )
    if (name === 'groups')
      return new Builtin(name, '', () =>
        tuple(found.slice(1).map(item => (item === undefined ? NONE_VALUE : str(item)))),
      )
    if (name === 'start') return new Builtin(name, '', () => int(found.index))
    return name === 'end' ? new Builtin(name, '', () => int(found.index + found[0].length)) : undefined
  }
  private group(at: Value): Value {
    const text = at.kind === 'str' ? this.found.groups?.[at.value] : this.found[Number(integerOf(at) ?? 0n)]
    return text === undefined ? NONE_VALUE : str(text)
  }
}

type Use = (pattern: RegExp, text: string, machine: Interpreter, span: Span) => Value

const using = (use: Use): readonly [string, ConstructorParameters<typeof Builtin>[2]] => [
  'pattern, text',
  ([given, value], machine, span) => {
    if (value?.kind !== 'str') return unsure(machine, span)
    const pattern = patternOf(given instanceof Compiled ? given.pattern : given, value.value)
    return pattern === null ? unsure(machine, span) : use(pattern, value.value, machine, span)
  },
]

const FUNCTIONS = {
  search: using((pattern, text) => matched(pattern.exec(text))),
  match: using((pattern, text) => matched(new RegExp(`^(?:${pattern.source})`).exec(text))),
  fullmatch: using((pattern, text) => matched(new RegExp(`^(?:${pattern.source})(?![^])`).exec(text))),
  findall: using((pattern, text) => {
    const all = [...text.matchAll(pattern)]
    return list(
      all.map(found =>
        found.length === 1
          ? str(found[0])
          : found.length === 2
            ? str(found[1] ?? '')
            : tuple(found.slice(1).map(item => str(item ?? ''))),
      ),
    )
  }),
  split: using((pattern, text, machine, span) => {
    if (pattern.test('')) return unsure(machine, span)
    return list(text.split(new RegExp(pattern.source)).map(part => (part === undefined ? NONE_VALUE : str(part))))
  }),
}

const matched = (found: RegExpExecArray | null): Value => (found === null ? NONE_VALUE : new Match(found))

/** What a function makes of each place that was found. */
function replacedBy(by: Value, pattern: RegExp, text: string, machine: Interpreter, span: Span): Value {
  let made = ''
  let at = 0
  for (const found of text.matchAll(pattern)) {
    const piece = machine.call(by, positional(new Match(found)), span)
    if (piece.kind !== 'str') return piece.kind === 'unknown' ? piece : unsure(machine, span)
    made += text.slice(at, found.index) + piece.value
    at = found.index + found[0].length
  }
  return machine.made(made + text.slice(at), span)
}

const sub = new Builtin('sub', 'pattern, by, text, count?', ([given, by, value, count], machine, span) => {
  if (value?.kind !== 'str' || count !== undefined) return unsure(machine, span)
  const pattern = patternOf(given instanceof Compiled ? given.pattern : given, value.value)
  if (pattern === null) return unsure(machine, span)
  if (by?.kind === 'function' || by?.kind === 'method') return replacedBy(by, pattern, value.value, machine, span)
  if (by?.kind !== 'str' || /\\[^1-9nt]|\\[1-9]\d/.test(by.value)) return unsure(machine, span)
  const groups = (found: readonly (string | undefined)[]): string =>
    by.value.replace(/\\(.)/g, (_all, sign: string) =>
      sign === 'n' ? '\n' : sign === 't' ? '\t' : (found[Number(sign)] ?? ''),
    )
  return machine.made(
    value.value.replace(pattern, (...found) =>
      groups(
        found.slice(
          0,
          found.findIndex(item => typeof item === 'number'),
        ),
      ),
    ),
    span,
  )
})

/** `re.compile(pattern)`. */
class Compiled implements HostObject {
  readonly kind = 'host'
  constructor(readonly pattern: Value) {}
  describe(): string {
    return 'pattern'
  }
  get(name: string): Value | undefined {
    if (name === 'pattern') return this.pattern
    const function_ = RE.get(name)
    return function_ === undefined ? undefined : { kind: 'method', self: this, callee: function_ }
  }
}

export const RE: ReadonlyMap<string, Value> = members(
  {
    ...FUNCTIONS,
    compile: ['pattern', ([pattern]) => new Compiled(pattern as Value)],
    escape: [
      'text',
      ([text], machine, span) => (text?.kind === 'str' && /^\w*$/.test(text.value) ? text : unsure(machine, span)),
    ],
  },
  { sub },
)
