import type { Repository } from '../../repository.js'
import type { Report } from '../../rules/rule.js'
import type { Node, ScalarNode } from '../../tree/node.js'
import { describeNode, isNull } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../model.js'
import { hint, isOdd, missingOf, needed } from './inputs.js'
import type { Callable, Input } from './interface.js'
import { localWorkflow } from './local.js'
import { workflowReference } from './reference.js'
import { callInputType } from './rules/call-input-type.js'
import { malformedUses } from './rules/malformed-uses.js'
import { missingCallInput } from './rules/missing-call-input.js'
import { missingSecret } from './rules/missing-secret.js'
import { notCallable } from './rules/not-callable.js'
import { notFound } from './rules/not-found.js'
import { unknownCallInput } from './rules/unknown-call-input.js'
import { unknownSecret } from './rules/unknown-secret.js'

/** A job that calls a reusable workflow, against what that takes. */
export function checkCall(job: Job, report: Report, repository: Repository): void {
  const { uses } = job
  const reference = uses === undefined || uses.text === '' ? null : workflowReference(uses.text)
  if (uses === undefined || reference === null) return
  if (reference.kind === 'malformed') report(malformedUses, uses, reference.why)
  if (reference.kind !== 'local') return
  if (!repository.has(reference.path)) {
    report(notFound, uses, `${quoted(uses.text)} does not exist`)
    return
  }
  const called = localWorkflow(reference.path, repository)
  if (called === 'none')
    report(notCallable, uses, `${quoted(uses.text)} cannot be called: its \`on\` lacks \`workflow_call\``)
  else if (called !== null) {
    checkInputs(job, uses, called, report)
    checkSecrets(job, uses, called, report)
  }
}

function checkInputs(job: Job, uses: ScalarNode, called: Callable, report: Report): void {
  for (const { key, name, value } of job.with) {
    const input = called.inputs.get(name.toLowerCase())
    if (input !== undefined) checkType(input, value, report)
    else if (!isOdd(name)) {
      const names = [...called.inputs.values()].map(each => each.name)
      report(unknownCallInput, key, `${quoted(uses.text)} has no input ${quoted(name)}${hint(name, names)}`)
    }
  }
  const missing = missingOf(job.with, called)
  if (missing.length > 0) report(missingCallInput, uses, `${quoted(uses.text)} needs ${needed(missing, 'input')}`)
}

// Literals only: what an expression gives is for `expressions/` to say.
function checkType({ name, type }: Input, value: Node, report: Report): void {
  if (value.kind !== 'scalar' || value.text.includes('${{')) return
  const fits = type === 'number' ? value.type === 'integer' || value.type === 'float' : value.type === 'boolean'
  if (type === 'any' || fits) return
  if (type === 'string' ? value.type !== 'null' || value.style === 'absent' : type === 'boolean' && isNull(value))
    return
  const wanted = { number: 'a number', boolean: 'true or false', string: 'text' }[type]
  const message = `Input ${quoted(name)} must be ${wanted}, is ${describeNode(value)}`
  report(callInputType, value, message, { level: isNull(value) ? 'warning' : 'error' })
}

function checkSecrets({ secrets }: Job, uses: ScalarNode, called: Callable, report: Report): void {
  if (secrets !== undefined && secrets.value.kind !== 'map') return
  const given = secrets?.value.kind === 'map' ? secrets.value.pairs : []
  for (const { key, name } of given) {
    if (called.secrets.has(name.toLowerCase()) || isOdd(name)) continue
    const names = [...called.secrets.values()].map(each => each.name)
    report(unknownSecret, key, `${quoted(uses.text)} has no secret ${quoted(name)}${hint(name, names)}`)
  }
  if (given.some(({ name }) => isOdd(name))) return
  const names = new Set(given.map(({ name }) => name.toLowerCase()))
  const missing = [...called.secrets].filter(([key, { required }]) => required && !names.has(key))
  if (missing.length === 0) return
  report(
    missingSecret,
    uses,
    `${quoted(uses.text)} needs ${needed(
      missing.map(([, { name }]) => name),
      'secret',
    )}`,
  )
}
