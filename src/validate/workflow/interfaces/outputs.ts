import type { OutputsLookup } from '../../expressions/scope.js'
import type { Repository } from '../../repository.js'
import type { Callable } from './interface.js'
import { actionFile, localAction, localWorkflow } from './local.js'
import type { PopularActions } from './popular.js'
import { actionReference, workflowReference } from './reference.js'

/** The outputs of this repository's actions and workflows and, where their table is given, of much used actions. */
export function outputsLookup(repository: Repository, popular: PopularActions | null): OutputsLookup {
  return {
    action(uses) {
      const reference = actionReference(uses)
      if (reference?.kind === 'local') {
        const file = actionFile(reference.path, repository)
        return file === undefined ? null : outputsOf(localAction(file, repository))
      }
      if (reference?.kind !== 'remote') return null
      const release = popular?.release(reference.name, reference.ref) ?? null
      return release === null || release.outdated ? null : outputsOf(release)
    },
    workflow: uses => outputsOf(calledWorkflow(uses, repository)),
    inputType(uses, name) {
      const type = calledWorkflow(uses, repository)?.inputs.get(name)?.type
      return type === undefined || type === 'any' ? null : type
    },
  }
}

/** The reusable workflow of this repository that is meant; null where it is another's, or none. */
function calledWorkflow(uses: string, repository: Repository): Callable | null {
  const reference = workflowReference(uses)
  if (reference?.kind !== 'local') return null
  const called = localWorkflow(reference.path, repository)
  return called === 'none' ? null : called
}

function outputsOf(callable: Callable | null): ReadonlySet<string> | null {
  return callable === null || callable.openOutputs ? null : callable.outputs
}
