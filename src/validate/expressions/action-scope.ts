import type { Action } from '../workflow/model.js'
import { GITHUB, jobContext, RUNNER, STRATEGY, servicesOf, TEXTS, UNKNOWN } from './contexts.js'
import { textInputs } from './inputs.js'
import { once } from './once.js'
import type { OutputsLookup, Scope } from './scope.js'
import { JobSteps } from './steps.js'

/** What the contexts hold in an action: what its caller brings along is not known. */
export function actionScope(action: Action, outputs: OutputsLookup): Scope {
  const inputs = once(() => textInputs(action.inputs))
  const steps = once(() => new JobSteps(action.steps, outputs))
  const job = once(() => jobContext(servicesOf(null)))
  return {
    typeOf(context, { step }) {
      if (context === 'github') return GITHUB
      if (context === 'inputs') return inputs()
      if (context === 'steps') return steps().before(step)
      if (context === 'env' || context === 'vars' || context === 'secrets') return TEXTS
      if (context === 'runner') return RUNNER
      if (context === 'strategy') return STRATEGY
      return context === 'job' ? job() : UNKNOWN
    },
    expects: place => place.expects,
  }
}
