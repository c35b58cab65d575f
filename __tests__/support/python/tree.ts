import type {
  Expression,
  ImportFrom,
  Match,
  Parameter,
  Pattern,
  Statement,
  Try,
  TypeParameter,
  With,
} from '../../../src/validate/python/ast.js'
import { ExpressionWriter } from './tree-expressions.js'

/**
 * Writes a tree as text, a line per node in order, with its kind, its place and what it holds; oracle.py writes Python's own tree in
 * the same way. Before 3.12 Python did not know places within f-strings: then `placesInFStrings` is false.
 */
export function treeText(body: readonly Statement[], text: string, placesInFStrings: boolean): string {
  const writer = new StatementWriter(text, placesInFStrings)
  writer.body(body)
  return writer.lines.join('\n')
}

class StatementWriter extends ExpressionWriter {
  body(statements: readonly Statement[]): void {
    this.many(statements, statement => this.statement(statement))
  }

  protected override lambda(node: Extract<Expression, { kind: 'Lambda' }>): void {
    this.put('Lambda', node)
    this.parameters(node.parameters)
    this.expression(node.body)
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
        this.with(node)
        return
      case 'Try':
        this.try(node)
        return
      case 'Match':
        this.match(node)
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

  private with(node: With): void {
    this.put(node.kind, node, node.isAsync)
    for (const { context, target } of node.items) {
      this.expression(context)
      this.maybe(target)
    }
    this.end()
    this.body(node.body)
  }

  private try(node: Try): void {
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
  }

  private match(node: Match): void {
    this.put(node.kind, node)
    this.expression(node.subject)
    for (const { pattern, names, guard, body } of node.cases) {
      this.put('case', null, ...[...names].sort())
      this.pattern(pattern)
      this.maybe(guard)
      this.body(body)
    }
    this.end()
  }

  private pattern(node: Pattern): void {
    switch (node.kind) {
      case 'MatchValue':
        this.put(node.kind, node)
        this.expression(node.value)
        return
      case 'MatchSingleton':
        this.put(node.kind, node, node.value)
        return
      case 'MatchSequence':
      case 'MatchOr':
        this.put(node.kind, node)
        this.patterns(node.patterns)
        return
      case 'MatchStar':
        this.put(node.kind, node, node.name)
        return
      case 'MatchMapping':
        this.put(node.kind, node, node.rest)
        this.expressions(node.items.map(({ key }) => key))
        this.patterns(node.items.map(({ pattern }) => pattern))
        return
      case 'MatchClass':
        this.put(node.kind, node, ...node.named.map(({ name }) => name))
        this.expression(node.of)
        this.patterns(node.patterns)
        this.patterns(node.named.map(({ pattern }) => pattern))
        return
      case 'MatchAs':
        this.put(node.kind, node, node.name)
        this.patterns(node.pattern === null ? [] : [node.pattern])
        return
    }
  }

  private patterns(nodes: readonly Pattern[]): void {
    this.many(nodes, node => this.pattern(node))
  }

  private names(names: ImportFrom['names']): void {
    this.many(names, ({ name, as, span }) => this.put('alias', span, name, as))
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
}
