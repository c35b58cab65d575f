import type { ClassDef, Expression, FunctionDef, Statement, TypeAlias, TypeParameter } from '../ast.js'
import { Blocks } from './blocks.js'

/** Functions, classes, and names of types. */
export abstract class Definitions extends Blocks {
  protected functionDef(start: number, decorators: Expression[], isAsync: boolean): FunctionDef {
    const opener = this.here
    this.advance()
    const nameSpan = this.here
    const name = this.identifier()
    const typeParameters = this.typeParameters()
    this.expect('(')
    const parameters = this.parameters(')', true)
    if (!this.at(')')) this.close(')', parameters[parameters.length - 1] ?? this.here)
    else this.advance()
    const returns = this.take('->') ? this.expression() : null
    const body = this.block(opener)
    return {
      kind: 'FunctionDef',
      start,
      end: this.lastEnd,
      name,
      nameSpan,
      parameters,
      returns,
      typeParameters,
      decorators,
      body,
      isAsync,
    }
  }

  protected classDef(decorators: Expression[]): ClassDef {
    const opener = this.here
    const { start } = this
    this.advance()
    const nameSpan = this.here
    const name = this.identifier()
    const typeParameters = this.typeParameters()
    const { args, keywords } = this.at('(') ? this.callArguments(false) : { args: [], keywords: [] }
    const body = this.block(opener)
    return {
      kind: 'ClassDef',
      start,
      end: this.lastEnd,
      name,
      nameSpan,
      bases: args,
      keywords,
      typeParameters,
      decorators,
      body,
    }
  }

  protected decorated(): Statement | null {
    const decorators: Expression[] = []
    while (this.take('@')) {
      decorators.push(this.namedExpression())
      this.expect('NEWLINE')
    }
    const { start } = this
    if (this.at('class')) return this.classDef(decorators)
    const isAsync = this.at('async') && this.peek() === 'def'
    if (isAsync) this.advance()
    if (!this.at('def')) this.fail('a function or a class must follow a decorator')
    return this.functionDef(start, decorators, isAsync)
  }

  /** `type Name = ...`; where `type` is a name like any other, null. */
  protected typeAlias(): TypeAlias | null {
    const following = this.peek(2)
    if (!this.atWord('type') || this.peek() !== 'NAME' || (following !== '=' && following !== '[')) return null
    const { start } = this
    this.advance()
    const name = this.identifier()
    const typeParameters = this.typeParameters()
    this.expect('=')
    const value = this.expression()
    return { kind: 'TypeAlias', start, end: this.lastEnd, name, typeParameters, value }
  }

  private typeParameters(): TypeParameter[] {
    const parameters: TypeParameter[] = []
    if (!this.take('[')) return parameters
    if (this.at(']')) this.fail('the brackets hold no type parameter')
    while (!this.at(']') && !this.failed) {
      const { start } = this
      const kind = this.take('*') ? 'TypeVarTuple' : this.take('**') ? 'ParamSpec' : 'TypeVar'
      const name = this.identifier()
      const bound = kind === 'TypeVar' && this.take(':') ? this.expression() : null
      let value: Expression | null = null
      if (this.take('=')) value = kind === 'TypeVarTuple' && this.at('*') ? this.starred() : this.expression()
      parameters.push({ kind, start, end: this.lastEnd, name, bound, value })
      if (!this.take(',')) break
    }
    this.expect(']')
    return parameters
  }
}
