import type {
  Comprehension,
  Expression,
  FormattedValue,
  JoinedStr,
  Keyword,
  Parameter,
  Span,
  Statement,
  Str,
  TypeParameter,
} from '../../src/validate/python/ast.js'

/**
 * Writes a tree as text, a line per node in order, with its kind, its place and what it holds; python-tree.py writes Python's own
 * tree in the same way. Before 3.12 Python did not know places within f-strings: then `placesInFStrings` is false.
 */
export function treeText(body: readonly Statement[], text: string, placesInFStrings: boolean): string {
  const writer = new Writer(text, placesInFStrings)
  writer.body(body)
  return writer.lines.join('\n')
}

type Attribute = string | number | boolean | null

class Writer {
  readonly lines: string[] = []
  private hidden = 0
  private named = 0

  constructor(
    private readonly text: string,
    private readonly placesInFStrings: boolean,
  ) {}

  /** Whether a literal has a character by its name: our tree keeps the name. */
  private isNamed({ start, end }: Span): boolean {
    return this.text.slice(start, end).includes('\\N{')
  }

  body(statements: readonly Statement[]): void {
    this.many(statements, statement => this.statement(statement))
  }

  private put(kind: string, node: Span | null, ...attributes: Attribute[]): void {
    const place = node !== null && this.hidden === 0 ? ` ${node.start} ${node.end}` : ''
    this.lines.push(`${kind}${place}${attributes.map(attribute => ` ${written(attribute)}`).join('')}`)
  }

  private many<T>(nodes: readonly T[], write: (node: T) => void): void {
    this.lines.push(`[${nodes.length}`)
    for (const node of nodes) write(node)
  }

  private end(): void {
    this.lines.push(']')
  }

  private maybe(node: Expression | null): void {
    if (node === null) this.lines.push('-')
    else this.expression(node)
  }

  private expressions(nodes: readonly Expression[]): void {
    this.many(nodes, node => this.expression(node))
  }

  private expression(node: Expression): void {
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
        this.put('Lambda', node)
        this.parameters(node.parameters)
        this.expression(node.body)
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

  private keywords(keywords: readonly Keyword[]): void {
    this.many(keywords, keyword => {
      this.put('keyword', keyword, keyword.name)
      this.expression(keyword.value)
    })
  }

  private parameters(parameters: readonly Parameter[]): void {
    for (const parameter of parameters) {
      this.put(parameter.kind, parameter, parameter.name)
      this.maybe(parameter.annotation)
      this.maybe(parameter.value)
    }
    this.end()
  }

  private typeParameters(parameters: readonly TypeParameter[]): void {
    for (const parameter of parameters) {
      this.put(parameter.kind, parameter, parameter.name)
      this.maybe(parameter.bound)
      this.maybe(parameter.value)
    }
    this.end()
  }

  private names(names: readonly { name: string; as: string | null; span: Span }[]): void {
    this.many(names, ({ name, as, span }) => this.put('alias', span, name, as))
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'FunctionDef':
        this.put(node.kind, node, node.name, node.isAsync)
        this.expressions(node.decorators)
        this.typeParameters(node.typeParameters)
        this.parameters(node.parameters)
        this.maybe(node.returns)
        this.body(node.body)
        return
      case 'ClassDef':
        this.put(node.kind, node, node.name)
        this.expressions(node.decorators)
        this.typeParameters(node.typeParameters)
        this.expressions(node.bases)
        this.keywords(node.keywords)
        this.body(node.body)
        return
      case 'Assign':
        this.put(node.kind, node)
        this.expressions(node.targets)
        this.maybe(node.annotation)
        this.maybe(node.value)
        return
      case 'AugAssign':
        this.put(node.kind, node, node.operator)
        this.expression(node.target)
        this.expression(node.value)
        return
      case 'Expression':
        this.put(node.kind, node)
        this.expression(node.value)
        return
      case 'For':
        this.put(node.kind, node, node.isAsync)
        this.expression(node.target)
        this.expression(node.iter)
        this.body(node.body)
        this.body(node.orelse)
        return
      case 'While':
      case 'If':
        this.put(node.kind, node)
        this.expression(node.test)
        this.body(node.body)
        this.body(node.orelse)
        return
      case 'With':
        this.put(node.kind, node, node.isAsync)
        for (const { context, target } of node.items) {
          this.expression(context)
          this.maybe(target)
        }
        this.end()
        this.body(node.body)
        return
      case 'Try':
        this.put(node.kind, node, node.isStar)
        this.body(node.body)
        for (const { type, name, body, span } of node.handlers) {
          this.put('except', span, name)
          this.maybe(type)
          this.body(body)
        }
        this.end()
        this.body(node.orelse)
        this.body(node.final)
        return
      case 'Match':
        this.put(node.kind, node)
        this.expression(node.subject)
        for (const { pattern, names, guard, body } of node.cases) {
          this.put('case', pattern, ...[...names].sort())
          this.maybe(guard)
          this.body(body)
        }
        this.end()
        return
      case 'Import':
        this.put(node.kind, node)
        this.names(node.names)
        return
      case 'ImportFrom':
        this.put(node.kind, node, node.module, node.level)
        this.names(node.names)
        return
      case 'Return':
        this.put(node.kind, node)
        this.maybe(node.value)
        return
      case 'Raise':
        this.put(node.kind, node)
        this.maybe(node.exception)
        this.maybe(node.cause)
        return
      case 'Assert':
        this.put(node.kind, node)
        this.expression(node.test)
        this.maybe(node.message)
        return
      case 'Delete':
        this.put(node.kind, node)
        this.expressions(node.targets)
        return
      case 'Global':
      case 'Nonlocal':
        this.put(node.kind, node, ...node.names)
        return
      case 'Pass':
      case 'Break':
      case 'Continue':
        this.put(node.kind, node)
        return
      case 'TypeAlias':
        this.put(node.kind, node, node.name)
        this.typeParameters(node.typeParameters)
        this.expression(node.value)
        return
    }
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
