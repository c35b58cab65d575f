import type { RawDefinition } from './definition.js'

type Raw = Readonly<Record<string, RawDefinition>>

/** Events that GitHub's schema still knows and that no longer happen, and why. */
export const RETIRED_EVENTS: ReadonlyMap<string, string> = new Map([
  ['project', 'GitHub has retired classic projects'],
  ['project_card', 'GitHub has retired classic projects'],
  ['project_column', 'GitHub has retired classic projects'],
  ['pull_request_comment', 'comments on pull requests are told of by `issue_comment`'],
])

// What a container's environment can know: it starts before the first step.
const CONTAINER_ENV = ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'job', 'runner', 'env']

/** GitHub's schema of workflows where GitHub itself is known to take more, or less, than it says. */
export function amendWorkflow(raw: Raw): Raw {
  return {
    ...raw,
    // The schema's own slip: it has another event's name here.
    'repository-dispatch-string': { string: { constant: 'repository_dispatch' } },
    // One type may stand without a list, as with all other events.
    'repository-dispatch-mapping': { mapping: { properties: { types: 'event-types' } } },
    'event-types': { 'one-of': ['non-empty-string', 'sequence-of-non-empty-string'] },
    // A map whose names are still to come, and an input about which nothing is said, are fine.
    ...orNothing(raw, 'workflow-dispatch-inputs', 'workflow-dispatch-input'),
    ...orNothing(raw, 'workflow-call-inputs', 'workflow-call-secrets', 'workflow-call-outputs'),
    // Refused when the workflow is read, after the schema.
    'job-factory': requiring(raw, 'job-factory', 'steps'),
    'container-mapping': requiring(raw, 'container-mapping', 'image'),
    'service-container-mapping': requiring(raw, 'service-container-mapping', 'image'),
    'container-registry-credentials': requiring(raw, 'container-registry-credentials', 'username', 'password'),
    'workflow-run-mapping': requiring(raw, 'workflow-run-mapping', 'workflows'),
    'workflow-run': { 'one-of': ['workflow-run-mapping'] },
    'container-env': { mapping: { 'loose-value-type': 'container-env-value' } },
    'container-env-value': { context: CONTAINER_ENV, string: {} },
    // Events without options: a map beside them is judged key by key.
    ...Object.fromEntries(optionless(raw).map(name => [name, { null: {}, mapping: {} }])),
  }
}

/** GitHub's schema of `action.yml`, amended in the same way. */
export function amendAction(raw: Raw): Raw {
  const colours = raw['branding-color']?.['allowed-values'] ?? []
  // The documentation has black, too.
  return { ...raw, 'branding-color': { 'allowed-values': [...colours, 'black'] } }
}

/** The definitions of events' options, by the events' names. */
export function eventsOf(raw: Raw): ReadonlyMap<string, string> {
  const properties = raw['on-mapping-strict']?.mapping?.properties ?? {}
  return new Map(
    Object.entries(properties).map(([event, type]) => [event, typeof type === 'string' ? type : type.type]),
  )
}

function optionless(raw: Raw): string[] {
  return [...eventsOf(raw).values()].filter(name => raw[name]?.null !== undefined)
}

function orNothing(raw: Raw, ...names: readonly string[]): Raw {
  return Object.fromEntries(names.map(name => [name, { ...raw[name], null: {} }]))
}

function requiring(raw: Raw, name: string, ...keys: readonly string[]): RawDefinition {
  const { mapping = {}, ...rest } = raw[name] ?? {}
  const properties = { ...mapping.properties }
  for (const key of keys) {
    const property = properties[key] ?? 'any'
    properties[key] = { type: typeof property === 'string' ? property : property.type, required: true }
  }
  return { ...rest, mapping: { ...mapping, properties } }
}
