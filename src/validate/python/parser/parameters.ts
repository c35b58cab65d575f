import type { Expression, Parameter, Parameters } from '../ast.js'
import type { Kind } from '../lexer/kinds.js'
import { Displays } from './displays.js'

/** Parameters of functions and lambdas. */
export abstract class ParameterLists extends Displays {
  /** Parameters up to a closing token; those of a lambda have no annotations. */
  protected parameters(close: Kind, annotated: boolean): Parameters {
    const parameters: Parameter[] = []
    let kind: Parameter['kind'] = 'positional'
    let slash = false
    while (!this.at(close) && !this.failed) {
      if (kind === 'keywords') this.fail('nothing may follow the parameter with "**"')
      else if (this.at('/')) {
        if (slash || kind !== 'positional') this.fail('"/" stands once, and before "*"')
        else if (parameters.length === 0) this.fail('"/" needs a parameter before it')
        slash = true
        this.advance()
        for (const parameter of parameters) parameter.kind = 'positional-only'
      } else if (this.at('*')) {
        if (kind !== 'positional') this.fail('"*" stands only once among the parameters')
        this.advance()
        kind = 'keyword-only'
        if (this.at('NAME')) parameters.push(this.parameter('rest', annotated))
        else if (!this.at(',') || this.peek() === close || this.peek() === '**') {
          this.fail('a parameter with a name must follow the "*" that stands alone')
        }
      } else if (this.at('**')) {
        this.advance()
        kind = 'keywords'
        parameters.push(this.parameter(kind, annotated))
      } else {
        if (this.at('(')) this.fail('a parameter cannot stand in brackets')
        const parameter = this.parameter(kind, annotated)
        if (kind === 'positional' && parameter.value === null && hasDefault(parameters)) {
          this.fail('a parameter without default cannot follow one with a default', parameter)
        }
        parameters.push(parameter)
      }
      if (!this.take(',')) break
    }
    return parameters
  }

  private parameter(kind: Parameter['kind'], annotated: boolean): Parameter {
    const { start } = this
    const name = this.identifier()
    let annotation: Expression | null = null
    if (annotated && this.take(':')) annotation = kind === 'rest' && this.at('*') ? this.starred() : this.expression()
    const end = this.lastEnd
    let value: Expression | null = null
    if (this.at('=')) {
      if (kind === 'rest' || kind === 'keywords') this.fail('a parameter with "*" or "**" has no default')
      const sign = this.here
      this.advance()
      if (this.at(',') || this.at(')') || this.at(':')) this.fail('the value of the default is missing', sign)
      value = this.expression()
    }
    return { start, end, name, annotation, value, kind }
  }
}

const hasDefault = (parameters: Parameter[]): boolean => parameters[parameters.length - 1]?.value != null
