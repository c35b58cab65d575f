import type { Comprehension, Expression, Keyword, Parameters } from '../ast.js'
import { Scope, type Tell } from './scope.js'

/** Goes through expressions and tells what the grammar lets pass and Python does not. */
export class ExpressionCheck {
  /** Functions and classes, which are all scopes, in the order in which they were found. */
  readonly scopes: Scope[] = []
  /** Whether this is the iterable of a comprehension, in which nothing may be assigned. */
  private inIterable = false

  constructor(private readonly tell: Tell) {}

  all(expressions: readonly (Expression | null)[], scope: Scope): void {
    for (const expression of expressions) if (expression !== null) this.visit(expression, scope)
  }

  visit(node: Expression, scope: Scope): void {
    switch (node.kind) {
      case 'Name':
        scope.use(node.id)
        return
      case 'Str':
      case 'Num':
      case 'Constant':
        return
      case 'JoinedStr':
        for (const part of node.parts) {
          if (part.kind === 'Str') continue
          this.visit(part.value, scope)
          if (part.format !== null) this.visit(part.format, scope)
        }
        return
      case 'List':
      case 'Tuple':
      case 'Set':
        this.items(node.items, scope)
        return
      case 'Dict':
        for (const { key, value } of node.items) this.all([key, value], scope)
        return
      case 'Call':
        this.visit(node.callee, scope)
        this.arguments(node.args, node.keywords, scope)
        return
      case 'Attribute':
        this.visit(node.value, scope)
        return
      case 'Subscript':
        this.all([node.value, node.index], scope)
        return
      case 'Slice':
        this.all([node.lower, node.upper, node.step], scope)
        return
      case 'Unary':
        this.visit(node.operand, scope)
        return
      case 'Binary':
        this.all([node.left, node.right], scope)
        return
      case 'Boolean':
        this.all(node.values, scope)
        return
      case 'Compare':
        this.visit(node.left, scope)
        this.all(node.comparators, scope)
        return
      case 'Conditional':
        this.all([node.test, node.body, node.orelse], scope)
        return
      case 'Lambda': {
        this.outsideOf(node.parameters, scope)
        this.visit(node.body, this.inside('lambda', scope, node.parameters, false))
        return
      }
      case 'Named':
        if (this.inIterable) this.tell(':= cannot be in what a comprehension goes through', node)
        this.visit(node.value, scope)
        scope.bindNamed(node.target.id, node.target)
        return
      case 'Starred':
        this.tell('"*" unpacks into a list, tuple, set or call only', node)
        this.visit(node.value, scope)
        return
      case 'Await':
        this.awaits(node, scope)
        this.visit(node.value as Expression, scope)
        return
      case 'Yield':
      case 'YieldFrom':
        if (scope.kind === 'module' || scope.kind === 'class') this.tell('yield stands in no function', node)
        else if (scope.kind === 'comprehension') this.tell('yield cannot be in a comprehension', node)
        else if (node.kind === 'YieldFrom' && scope.isAsync) this.tell('an async function has no "yield from"', node)
        scope.yields = true
        if (node.value !== null) this.visit(node.value, scope)
        return
      default:
        this.comprehension(node, scope)
    }
  }

  /** The items of a list or of a call, which may be unpacked. */
  items(items: readonly Expression[], scope: Scope): void {
    for (const item of items) this.visit(item.kind === 'Starred' ? item.value : item, scope)
  }

  arguments(args: readonly Expression[], keywords: readonly Keyword[], scope: Scope): void {
    this.items(args, scope)
    const names = new Set<string>()
    for (const { name, nameSpan, value } of keywords) {
      if (name !== null && nameSpan !== null) {
        if (names.has(name)) this.tell(`the argument ${name} is given twice`, nameSpan)
        if (name === '__debug__') this.tell('__debug__ cannot be assigned to', nameSpan)
        names.add(name)
      }
      this.visit(value, scope)
    }
  }

  /** What is assigned to. */
  target(node: Expression, scope: Scope): void {
    switch (node.kind) {
      case 'Name':
        scope.bind(node.id, node)
        return
      case 'Attribute':
        if (node.name === '__debug__') this.tell('__debug__ cannot be assigned to', node.nameSpan)
        this.visit(node.value, scope)
        return
      case 'Starred':
        this.tell('a target with "*" stands in a list or tuple', node)
        this.target(node.value, scope)
        return
      case 'List':
      case 'Tuple': {
        const starred = node.items.filter(item => item.kind === 'Starred')
        if (starred.length > 1) this.tell('only one target can have "*"', starred[1] as Expression)
        for (const item of node.items) this.target(item.kind === 'Starred' ? item.value : item, scope)
        return
      }
      default:
        this.visit(node, scope)
    }
  }

  /** What of parameters is evaluated outside the function. */
  outsideOf(parameters: Parameters, scope: Scope): void {
    for (const { annotation, value } of parameters) {
      if (annotation !== null) this.items([annotation], scope)
      if (value !== null) this.visit(value, scope)
    }
  }

  inside(kind: 'function' | 'lambda', parent: Scope, parameters: Parameters, isAsync: boolean): Scope {
    const scope = this.open(kind, parent, isAsync)
    for (const parameter of parameters) scope.parameter(parameter.name, parameter)
    return scope
  }

  open(kind: Scope['kind'], parent: Scope | null, isAsync = false): Scope {
    const scope = new Scope(kind, parent, isAsync, this.tell)
    this.scopes.push(scope)
    return scope
  }

  private awaits(node: Expression, scope: Scope): void {
    if (scope.kind === 'comprehension') scope.waits = true
    else if (!scope.isAsync) this.tell('await stands in no async function', node)
  }

  private comprehension(node: Comprehension, around: Scope): void {
    const scope = this.open('comprehension', around)
    for (const [index, { target, iter, ifs, isAsync }] of node.generators.entries()) {
      this.iterable(iter, index === 0 ? around : scope)
      this.target(target, scope)
      this.all(ifs, scope)
      if (isAsync) scope.waits = true
    }
    this.all([node.element, node.value], scope)
    if (!scope.waits || node.kind === 'GeneratorExp') return
    if (around.kind === 'comprehension') around.waits = true
    else if (!around.isAsync) this.tell('an async comprehension stands in no async function', node)
  }

  private iterable(iter: Expression, scope: Scope): void {
    const before = this.inIterable
    this.inIterable = true
    this.visit(iter, scope)
    this.inIterable = before
  }
}
