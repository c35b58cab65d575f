import type { Report } from '../../rules/rule.js'
import type { Action, Workflow } from '../model.js'
import type { Place } from '../place.js'
import action from './data/action.json' with { type: 'json' }
import workflow from './data/workflow.json' with { type: 'json' }
import { amendAction, amendWorkflow } from './overlay.js'
import { Schema } from './schema.js'
import { Walker } from './walker.js'

let ofWorkflows: Schema | undefined
let ofActions: Schema | undefined

/** Checks a workflow's structure and finds the places of its expressions, in the order of the file. */
export function walkWorkflow({ root, jobs }: Workflow, report: Report): Place[] {
  ofWorkflows ??= new Schema('workflow-root-strict', amendWorkflow(workflow))
  const walker = new Walker(ofWorkflows, report, new Map(jobs.map(job => [job.at, job])), [])
  walker.walk(root)
  return walker.places
}

/** The same for an `action.yml`. */
export function walkAction({ root, steps }: Action, report: Report): Place[] {
  ofActions ??= new Schema('action-root-strict', amendAction(action))
  const walker = new Walker(ofActions, report, new Map(), steps)
  walker.walk(root)
  return walker.places
}
