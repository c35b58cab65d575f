import type { Call, Expression, FunctionDef, If, Module, Statement } from '../../../python/ast.js'
import { type Bindings, bindingsOf, pathOf } from './bindings.js'

/** Something that Python does while it reads the file. */
export interface Reached {
  node: Expression | Statement
  /** Whether it is done for certain: under no condition, in no loop, and no failure of it is caught. */
  isCertain: boolean
}

const KNOWN = new WeakMap<Module, readonly Reached[]>()
/** So many nodes are looked at; nobody writes more. */
const MOST = 200_000

/**
 * The calls, attributes and loops that Python comes by while it reads the file, those in its own functions that are called then
 * too; looked for once.
 */
export function reachedIn(module: Module): readonly Reached[] {
  const known = KNOWN.get(module) ?? new Walk(module).reached
  KNOWN.set(module, known)
  return known
}

const LATER = /(?:^|\.)(?:task|setup|teardown|asset|python_task)(?:\.\w+|\(\))*$/

class Walk {
  readonly reached: Reached[] = []
  private readonly bindings: Bindings
  private readonly entered = new Set<FunctionDef>()
  private count = 0

  constructor(module: Module) {
    this.bindings = bindingsOf(module)
    this.statements(module.body, true)
  }

  private statements(body: readonly Statement[], isCertain: boolean): void {
    for (const statement of body) this.statement(statement, isCertain)
  }

  private statement(statement: Statement, isCertain: boolean): void {
    switch (statement.kind) {
      case 'FunctionDef':
        for (const decorator of statement.decorators) this.visit(decorator, isCertain)
        for (const { value } of statement.parameters) if (value !== null) this.visit(value, isCertain)
        return
      case 'If':
        if (isOwnProgram(statement)) {
          this.statements(statement.orelse, isCertain)
          return
        }
        this.visit(statement.test, isCertain)
        this.statements([...statement.body, ...statement.orelse], false)
        return
      case 'Try':
        this.statements(statement.body, isCertain && statement.handlers.length === 0)
        for (const { body } of statement.handlers) this.statements(body, false)
        this.statements([...statement.orelse, ...statement.final], isCertain)
        return
      case 'For':
      case 'While':
        this.reached.push({ node: statement, isCertain })
        this.visit(statement.kind === 'For' ? statement.iter : statement.test, isCertain)
        this.statements([...statement.body, ...statement.orelse], false)
        return
      case 'With':
        for (const { context } of statement.items) this.visit(context, isCertain)
        this.statements(statement.body, isCertain)
        return
      case 'Match':
        this.visit(statement.subject, isCertain)
        for (const { body } of statement.cases) this.statements(body, false)
        return
      case 'ClassDef':
        for (const each of [...statement.decorators, ...statement.bases]) this.visit(each, isCertain)
        this.statements(statement.body, isCertain)
        return
      default:
        this.visit(statement, isCertain)
    }
  }

  /** An expression, or a statement without others in it. */
  private visit(root: unknown, isCertain: boolean): void {
    const pending: unknown[] = [root]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (typeof at !== 'object' || at === null) continue
      this.count += 1
      if (this.count > MOST) return
      const { kind } = at as { kind?: string }
      if (kind === 'Lambda') continue
      if (kind === 'Call' || kind === 'Attribute') this.reached.push({ node: at as Expression, isCertain })
      if (kind === 'Call') this.enter(at as Call, isCertain)
      for (const value of Object.values(at)) if (typeof value === 'object' && value !== null) pending.push(value)
    }
  }

  /** A function of the file that is called, unless a task is what the call makes. */
  private enter({ callee }: Call, isCertain: boolean): void {
    const called = callee.kind === 'Name' ? this.bindings.functions.get(callee.id) : undefined
    if (called === undefined || this.entered.has(called)) return
    this.entered.add(called)
    if (called.decorators.some(decorator => this.isLater(decorator))) return
    this.statements(called.body, isCertain)
  }

  /** A decorator of the file's own, or of an object, may make a task. */
  private isLater(decorator: Expression): boolean {
    const path = pathOf(decorator, this.bindings.paths)
    return path === null || LATER.test(path)
  }
}

/** `if __name__ == "__main__":`, and what only type checkers read. */
function isOwnProgram({ test }: If): boolean {
  if (test.kind === 'Name' || test.kind === 'Attribute')
    return (test.kind === 'Name' ? test.id : test.name) === 'TYPE_CHECKING'
  return test.kind === 'Compare' && test.left.kind === 'Name' && test.left.id === '__name__'
}
