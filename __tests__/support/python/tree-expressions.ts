import type {
  Comprehension,
  Expression,
  FormattedValue,
  JoinedStr,
  Keyword,
  Lambda,
  Span,
  Str,
} from '../../../src/validate/python/ast.js'

type Attribute = string | number | boolean | null

/** Writes expressions of our trees as text, as tree_expressions.py writes Python's. */
export abstract class ExpressionWriter {
  readonly lines: string[] = []
  private hidden = 0
  private named = 0

  constructor(
    private readonly text: string,
    private readonly placesInFStrings: boolean,
  ) {}

  protected abstract lambda(node: Lambda): void

  protected put(kind: string, node: Span | null, ...attributes: Attribute[]): void {
    const place = node !== null && this.hidden === 0 ? ` ${node.start} ${node.end}` : ''
    this.lines.push(`${kind}${place}${attributes.map(attribute => ` ${written(attribute)}`).join('')}`)
  }

  protected many<T>(nodes: readonly T[], write: (node: T) => void): void {
    this.lines.push(`[${nodes.length}`)
    for (const node of nodes) write(node)
  }

  protected end(): void {
    this.lines.push(']')
  }

  protected maybe(node: Expression | null): void {
    if (node === null) this.lines.push('-')
    else this.expression(node)
  }

  protected expressions(nodes: readonly Expression[]): void {
    this.many(nodes, node => this.expression(node))
  }

  protected expression(node: Expression): void {
    switch (node.kind) {
      case 'Name':
        this.put('Name', node, node.id)
        return
      case 'Str':
        this.put('Str', node, this.isNamed(node) ? null : node.value, node.bytes)
        return
      case 'Num':
        this.put('Num', node, node.isInteger, node.value === null ? null : asBytes(node.value))
        return
      case 'Constant':
        this.put('Constant', node, node.value)
        return
      case 'JoinedStr':
        this.joined(node)
        return
      case 'List':
      case 'Tuple':
      case 'Set':
        this.put(node.kind, node)
        this.expressions(node.items)
        return
      case 'Dict':
        this.put('Dict', node)
        for (const { key, value } of node.items) {
          this.maybe(key)
          this.expression(value)
        }
        this.end()
        return
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        this.comprehension(node)
        return
      case 'Call':
        this.put('Call', node)
        this.expression(node.callee)
        this.expressions(node.args)
        this.keywords(node.keywords)
        return
      case 'Attribute':
        this.put('Attribute', node, node.name)
        this.expression(node.value)
        return
      case 'Subscript':
        this.put('Subscript', node)
        this.expression(node.value)
        this.expression(node.index)
        return
      case 'Slice':
        this.put('Slice', node)
        this.maybe(node.lower)
        this.maybe(node.upper)
        this.maybe(node.step)
        return
      case 'Unary':
        this.put('Unary', node, node.operator)
        this.expression(node.operand)
        return
      case 'Binary':
        this.put('Binary', node, node.operator)
        this.expression(node.left)
        this.expression(node.right)
        return
      case 'Boolean':
        this.put('Boolean', node, node.operator)
        this.expressions(node.values)
        return
      case 'Compare':
        this.put('Compare', node, ...node.operators)
        this.expression(node.left)
        this.expressions(node.comparators)
        return
      case 'Conditional':
        this.put('Conditional', node)
        this.expression(node.test)
        this.expression(node.body)
        this.expression(node.orelse)
        return
      case 'Lambda':
        this.lambda(node)
        return
      case 'Starred':
        this.put('Starred', node)
        this.expression(node.value)
        return
      case 'Named':
        this.put('Named', node)
        this.expression(node.target)
        this.expression(node.value)
        return
      case 'Await':
      case 'Yield':
      case 'YieldFrom':
        this.put(node.kind, node)
        this.maybe(node.value)
        return
    }
  }

  private joined(node: JoinedStr): void {
    this.put('JoinedStr', node, node.isTemplate)
    const named = this.isNamed(node) ? 1 : 0
    this.named += named
    this.parts(node)
    this.named -= named
  }

  private parts(node: JoinedStr): void {
    if (!this.placesInFStrings) this.hidden += 1
    for (const part of withoutDebug(node.parts)) {
      if (part.kind === 'Str') this.put('Text', null, this.named > 0 ? null : part.value)
      else {
        this.put('FormattedValue', part, part.conversion)
        this.expression(part.value)
        if (part.format === null) this.maybe(null)
        else {
          this.put('Format', null)
          this.parts(part.format)
        }
      }
    }
    if (!this.placesInFStrings) this.hidden -= 1
    this.end()
  }

  private comprehension(node: Comprehension): void {
    this.put(node.kind, node)
    this.expression(node.element)
    if (node.value !== null) this.expression(node.value)
    for (const { target, iter, ifs, isAsync } of node.generators) {
      this.put('for', null, isAsync)
      this.expression(target)
      this.expression(iter)
      this.expressions(ifs)
    }
  }

  protected keywords(keywords: readonly Keyword[]): void {
    this.many(keywords, keyword => {
      this.put('keyword', keyword, keyword.name)
      this.expression(keyword.value)
    })
  }

  /** Whether a literal has a character by its name: our tree keeps the name. */
  private isNamed({ start, end }: Span): boolean {
    return this.text.slice(start, end).includes('\\N{')
  }
}

/** The parts of an f-string as Python has them: of `{x=}` the text stands before the value. */
function withoutDebug(parts: readonly (Str | FormattedValue)[]): (Str | FormattedValue)[] {
  const plain: (Str | FormattedValue)[] = []
  for (const part of parts) {
    const text = part.kind === 'Str' ? part.value : part.debug?.replace(/\r\n?/g, '\n')
    if (text != null) {
      const last = plain.at(-1)
      const before = last?.kind === 'Str' ? (plain.pop() as Str).value : ''
      plain.push({ kind: 'Str', start: part.start, end: part.end, value: before + text, bytes: false })
    }
    if (part.kind !== 'Str') plain.push(part)
  }
  return plain
}

function written(attribute: Attribute): string {
  return JSON.stringify(attribute).replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A number's eight bytes: how numbers are written differs between languages. */
function asBytes(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}
