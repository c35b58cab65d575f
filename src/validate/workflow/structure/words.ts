import { joined } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Definition } from './definition.js'

/** Keys or numbers of items from the root of the file. */
export type Path = readonly (string | number)[]

// What people call the things that a map describes; the others are called by their key.
const CALLED: ReadonlyMap<string, string> = new Map([
  ['workflow-root-strict', 'a workflow'],
  ['action-root-strict', 'an action'],
  ['job-factory', 'a job'],
  ['workflow-job', 'a job that calls a workflow'],
  ['run-step', 'a step with `run`'],
  ['regular-step', 'a step with `uses`'],
  ['uses-step', 'a step with `uses`'],
  ['wait-step', 'a step with `wait`'],
  ['wait-all-step', 'a step with `wait-all`'],
  ['cancel-step', 'a step with `cancel`'],
  ['parallel-step', 'a step with `parallel`'],
  ['cron-mapping', 'an item of `schedule`'],
  ['workflow-dispatch-input', 'an input'],
  ['workflow-call-input-definition', 'an input'],
  ['workflow-call-secret-mapping-definition', 'a secret'],
  ['workflow-call-output-definition', 'an output'],
  ['input-strict', 'an input'],
  ['output-definition', 'an output'],
  ['node-runs-strict', '`runs` of a JavaScript action'],
  ['container-runs-strict', '`runs` of a Docker action'],
  ['composite-runs-strict', '`runs` of a composite action'],
  ['service-container-mapping', 'a service'],
])

/** The map's own name in a sentence. */
export function calledMap(form: string, path: Path): string {
  return CALLED.get(form) ?? calledValue(path)
}

/** The value's name in a sentence: its key in backticks, or whose item it is. */
export function calledValue(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'string') return quoted(last)
  const of = path.findLast(part => typeof part === 'string') ?? ''
  return of === 'steps' || of === 'parallel' ? 'a step' : `an item of ${quoted(of)}`
}

/** What a value may be, as a list of alternatives: `text or a list`. */
export function expected({ nothing, boolean, number, text, constants, items, maps }: Definition): string {
  const forms = text === 'none' ? constants.map(quoted) : ['text']
  if (number) forms.push('a number')
  if (boolean) forms.push('true or false')
  if (items !== null) forms.push('a list')
  if (maps.length > 0) forms.push('a map')
  if (nothing && forms.length === 0) forms.push('empty')
  return joined(forms)
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
