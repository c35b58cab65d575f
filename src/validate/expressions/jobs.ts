import { valueIn } from '../tree/node.js'
import type { Job } from '../workflow/model.js'
import type { Expression } from './ast.js'
import { type ContextName, isContext, jobContext, servicesOf, UNKNOWN } from './contexts.js'
import { matrixType } from './matrix.js'
import { type JobIndex, needsOf } from './needs.js'
import { once } from './once.js'
import type { OutputsLookup } from './scope.js'
import { JobSteps } from './steps.js'
import { NOWHERE } from './surroundings.js'
import { ANY, type ObjectType, type Type } from './types.js'
import { typeOf } from './typing.js'

/** The contexts that differ from job to job, each made when it is first asked for. */
export class JobScope {
  private readonly made: { readonly [Name in 'needs' | 'matrix' | 'job']: () => ObjectType }
  private readonly madeSteps: () => JobSteps

  constructor(job: Job, jobs: JobIndex, outputs: OutputsLookup, typeAnywhere: (context: ContextName) => Type) {
    this.madeSteps = once(() => new JobSteps(job.steps, outputs))
    this.made = {
      needs: once(() => needsOf(job, jobs, outputs)),
      matrix: once(() => matrixOf(job, expression => this.typeInMatrix(expression, typeAnywhere))),
      job: once(() => jobContext(servicesIn(job))),
    }
  }

  get steps(): JobSteps {
    return this.madeSteps()
  }

  get needs(): ObjectType {
    return this.made.needs()
  }

  get matrix(): ObjectType {
    return this.made.matrix()
  }

  get job(): ObjectType {
    return this.made.job()
  }

  /** The type of an expression in the matrix, whose problems are told of where the matrix itself is checked. */
  private typeInMatrix(expression: Expression, typeAnywhere: (context: ContextName) => Type): Type {
    const context = ({ name }: { readonly name: string }) => {
      if (name === 'needs') return this.needs
      return isContext(name) && IN_MATRIX.has(name) ? typeAnywhere(name) : ANY
    }
    return typeOf(expression, { ...NOWHERE, context })
  }
}

const IN_MATRIX: ReadonlySet<ContextName> = new Set<ContextName>(['github', 'inputs', 'vars'])

function matrixOf({ strategy, matrix }: Job, typeInMatrix: (expression: Expression) => Type): ObjectType {
  return strategy === undefined || strategy.kind === 'map' ? matrixType(matrix, typeInMatrix) : UNKNOWN
}

function servicesIn(job: Job): ObjectType {
  const services = valueIn(job.node, 'services')
  const known = services === undefined || services.kind === 'map'
  return servicesOf(known ? job.services.map(({ name }) => name) : null)
}
