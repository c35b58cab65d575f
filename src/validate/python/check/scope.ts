import type { Span } from '../ast.js'

/** Takes a fault. */
export type Tell = (message: string, span: Span) => void

const PARAMETER = 1
const BOUND = 2
const USED = 4
const GLOBAL = 8
const NONLOCAL = 16
const ANNOTATED = 32
/** The variable of a comprehension's loop. */
const LOOP = 64

/** What has names of its own: the file, a function, a class, a comprehension. */
export class Scope {
  /** Whether something in it waits, which a comprehension may do only where what is around it may. */
  waits = false
  /** Whether it yields. */
  yields = false
  /** A `return` with a value. */
  returned: Span | null = null
  private readonly names = new Map<string, number>()
  private readonly declared: { name: string; span: Span }[] = []

  constructor(
    readonly kind: 'module' | 'function' | 'lambda' | 'class' | 'comprehension',
    readonly parent: Scope | null,
    readonly isAsync: boolean,
    private readonly tell: Tell,
  ) {}

  use(name: string): void {
    this.mark(name, USED)
  }

  bind(name: string, span: Span): void {
    if (name === '__debug__') this.tell('__debug__ cannot be assigned to', span)
    this.mark(name, this.kind === 'comprehension' ? BOUND | LOOP : BOUND)
  }

  parameter(name: string, span: Span): void {
    if ((this.flags(name) & PARAMETER) !== 0) this.tell(`two parameters have the name ${name}`, span)
    if (name === '__debug__') this.tell('__debug__ cannot be assigned to', span)
    this.mark(name, PARAMETER)
  }

  annotate(name: string, span: Span): void {
    const declared = this.flags(name) & (GLOBAL | NONLOCAL)
    if (declared !== 0 && this.kind !== 'module') this.tell(`${name} has an annotation and is not of this scope`, span)
    this.mark(name, ANNOTATED)
  }

  /** `x := ...`: within comprehensions the name is of what is around them. */
  bindNamed(name: string, span: Span): void {
    let scope: Scope = this
    for (; scope.kind === 'comprehension' && scope.parent !== null; scope = scope.parent) {
      if ((scope.flags(name) & LOOP) !== 0) {
        this.tell(`${name} is a variable of the comprehension, to which := cannot assign`, span)
        return
      }
    }
    if (scope !== this && scope.kind === 'class') this.tell(':= cannot be in a comprehension of a class', span)
    scope.mark(name, BOUND)
    if (name === '__debug__') this.tell('__debug__ cannot be assigned to', span)
  }

  declare(word: 'global' | 'nonlocal', names: readonly string[], span: Span): void {
    if (word === 'nonlocal' && this.kind === 'module') {
      this.tell('nonlocal needs a function around it', span)
      return
    }
    for (const name of names) {
      const flags = this.flags(name)
      const other = word === 'global' ? NONLOCAL : GLOBAL
      if ((flags & PARAMETER) !== 0) this.tell(`${name} is a parameter and ${word}`, span)
      else if ((flags & USED) !== 0) this.tell(`${name} is used before it is declared ${word}`, span)
      else if ((flags & ANNOTATED) !== 0) this.tell(`${name} has an annotation and is declared ${word}`, span)
      else if ((flags & BOUND) !== 0) this.tell(`${name} is assigned to before it is declared ${word}`, span)
      else if ((flags & other) !== 0) this.tell(`${name} is declared both global and nonlocal`, span)
      this.mark(name, word === 'global' ? GLOBAL : NONLOCAL)
      if (word === 'nonlocal') this.declared.push({ name, span })
    }
  }

  /** At the end, when all names are known: tells of nonlocal ones that no function around binds. */
  resolve(): void {
    for (const { name, span } of this.declared) {
      if (!this.isAround(name)) this.tell(`no function around this one has a variable ${name}`, span)
    }
  }

  private isAround(name: string): boolean {
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      if (scope.kind === 'class' && name === '__class__') return true
      if (scope.kind === 'class' || scope.kind === 'module') continue
      const flags = scope.flags(name)
      if ((flags & (PARAMETER | BOUND | ANNOTATED)) !== 0 && (flags & (GLOBAL | NONLOCAL)) === 0) return true
    }
    return false
  }

  private flags(name: string): number {
    return this.names.get(name) ?? 0
  }

  private mark(name: string, flag: number): void {
    const flags = this.flags(name)
    if ((flags & flag) !== flag) this.names.set(name, flags | flag)
  }
}
