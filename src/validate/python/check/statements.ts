import type { Expression, FunctionDef, Span, Statement, Try, TypeParameter } from '../ast.js'
import { ExpressionCheck } from './expressions.js'
import { FutureImports } from './future.js'
import type { Scope } from './scope.js'

/** What of the statements around one matters to it, within its function. */
interface Around {
  scope: Scope
  /** Whether `break` and `continue` have a loop that they may leave. */
  loop: boolean
  /** Whether it is in the handler of an `except*`, which must run to its end. */
  star: boolean
}

/** Goes through statements and tells what the grammar lets pass and Python does not. */
export class StatementCheck {
  private readonly expressions: ExpressionCheck
  private readonly future: FutureImports

  constructor(
    private readonly tell: (message: string, span: Span) => void,
    body: readonly Statement[],
  ) {
    this.expressions = new ExpressionCheck(tell)
    this.future = new FutureImports(tell, body)
  }

  module(body: readonly Statement[]): void {
    this.body(body, { scope: this.expressions.open('module', null), loop: false, star: false })
    for (const scope of this.expressions.scopes) scope.resolve()
  }

  private body(statements: readonly Statement[], around: Around): void {
    for (const statement of statements) this.statement(statement, around)
  }

  private visit(expressions: readonly (Expression | null)[], around: Around): void {
    this.expressions.all(expressions, around.scope)
  }

  private statement(node: Statement, around: Around): void {
    const { scope } = around
    switch (node.kind) {
      case 'FunctionDef':
        this.functionDef(node, scope)
        return
      case 'ClassDef': {
        this.visit(node.decorators, around)
        scope.bind(node.name, node.nameSpan)
        this.typeParameters(node.typeParameters, scope)
        this.expressions.arguments(node.bases, node.keywords, scope)
        this.body(node.body, { scope: this.expressions.open('class', scope), loop: false, star: false })
        return
      }
      case 'Assign':
        if (node.annotation !== null) this.annotated(node.targets[0] as Expression, node.annotation, node.start, scope)
        else for (const target of node.targets) this.expressions.target(target, scope)
        this.visit([node.value], around)
        return
      case 'AugAssign':
        this.expressions.target(node.target, scope)
        this.visit([node.value], around)
        return
      case 'Expression':
        this.visit([node.value], around)
        return
      case 'For':
        if (node.isAsync && !scope.isAsync) this.tell('"async for" stands in no async function', node)
        this.expressions.target(node.target, scope)
        this.visit([node.iter], around)
        this.body(node.body, { ...around, loop: true })
        this.body(node.orelse, around)
        return
      case 'While':
        this.visit([node.test], around)
        this.body(node.body, { ...around, loop: true })
        this.body(node.orelse, around)
        return
      case 'If':
        this.conditions(node, around)
        return
      case 'With':
        if (node.isAsync && !scope.isAsync) this.tell('"async with" stands in no async function', node)
        for (const { context, target } of node.items) {
          this.visit([context], around)
          if (target !== null) this.expressions.target(target, scope)
        }
        this.body(node.body, around)
        return
      case 'Try':
        this.handled(node, around)
        return
      case 'Match':
        if (node.subject.kind === 'Tuple') this.expressions.items(node.subject.items, scope)
        else this.visit([node.subject], around)
        for (const { pattern, names, guard, body } of node.cases) {
          for (const name of names) scope.bind(name, pattern)
          this.visit([guard], around)
          this.body(body, around)
        }
        return
      case 'Import':
        for (const { name, as, span } of node.names) scope.bind(as ?? (name.split('.')[0] as string), span)
        return
      case 'ImportFrom':
        this.future.check(node)
        for (const { name, as, span } of node.names) {
          if (name !== '*') scope.bind(as ?? name, span)
          else if (scope.kind !== 'module') this.tell('"import *" stands outside functions and classes only', span)
        }
        return
      case 'Return':
        if (scope.kind !== 'function') this.tell('return stands in no function', node)
        else if (around.star) this.tell('return cannot leave the handler of an "except*"', node)
        if (node.value !== null) scope.returned ??= node
        this.visit([node.value], around)
        return
      case 'Raise':
      case 'Assert':
        this.visit(node.kind === 'Raise' ? [node.exception, node.cause] : [node.test, node.message], around)
        return
      case 'Delete':
        for (const target of node.targets) this.expressions.target(target, scope)
        return
      case 'Global':
      case 'Nonlocal':
        scope.declare(node.kind === 'Global' ? 'global' : 'nonlocal', node.names, node)
        return
      case 'Break':
      case 'Continue':
        if (!around.loop) {
          const word = node.kind.toLowerCase()
          this.tell(
            around.star ? `${word} cannot leave the handler of an "except*"` : `${word} stands in no loop`,
            node,
          )
        }
        return
      case 'TypeAlias':
        scope.bind(node.name, node)
        this.typeParameters(node.typeParameters, scope)
        this.visit([node.value], around)
        return
      case 'Pass':
    }
  }

  /** A chain of `elif`, which may be long. */
  private conditions(first: Extract<Statement, { kind: 'If' }>, around: Around): void {
    let node = first
    for (;;) {
      this.visit([node.test], around)
      this.body(node.body, around)
      const [next] = node.orelse
      if (node.orelse.length !== 1 || next?.kind !== 'If') break
      node = next
    }
    this.body(node.orelse, around)
  }

  private functionDef(node: FunctionDef, outer: Scope): void {
    this.expressions.all(node.decorators, outer)
    outer.bind(node.name, node.nameSpan)
    this.typeParameters(node.typeParameters, outer)
    this.expressions.outsideOf(node.parameters, outer)
    if (node.returns !== null) this.expressions.visit(node.returns, outer)
    const scope = this.expressions.inside('function', outer, node.parameters, node.isAsync)
    this.body(node.body, { scope, loop: false, star: false })
    if (node.isAsync && scope.yields && scope.returned !== null) {
      this.tell('an async function that yields cannot return a value', scope.returned)
    }
  }

  private typeParameters(parameters: readonly TypeParameter[], scope: Scope): void {
    for (const { bound, value } of parameters) {
      if (bound !== null) this.expressions.visit(bound, scope)
      if (value !== null) this.expressions.items([value], scope)
    }
  }

  private annotated(target: Expression, annotation: Expression, start: number, scope: Scope): void {
    // One in brackets is not declared by its annotation.
    if (target.kind === 'Name' && target.start === start) scope.annotate(target.id, target)
    this.expressions.target(target, scope)
    this.expressions.visit(annotation, scope)
  }

  private handled(node: Try, around: Around): void {
    this.body(node.body, around)
    for (const [index, { type, name, body, span }] of node.handlers.entries()) {
      if (type === null && index < node.handlers.length - 1) {
        this.tell('"except:" without a type comes last', { start: span.start, end: span.start + 'except'.length })
      }
      this.visit([type], around)
      if (name !== null) around.scope.bind(name, span)
      this.body(body, node.isStar ? { ...around, loop: false, star: true } : around)
    }
    this.body(node.orelse, around)
    this.body(node.final, around)
  }
}
