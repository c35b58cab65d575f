import { Extended } from './members.js'
import { ANY, BOOLEAN, mapOf, Named, NUMBER, type ObjectType, STRING, strict, type Type } from './types.js'

/** Every context that there is, wherever it may be used. */
export const CONTEXTS = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
] as const

export type ContextName = (typeof CONTEXTS)[number]

export function isContext(name: string): name is ContextName {
  return (CONTEXTS as readonly string[]).includes(name)
}

const GITHUB_TEXTS = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'action_status',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'env',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'job_workflow_sha',
  'output',
  'path',
  'ref',
  'ref_name',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'repositoryUrl',
  'run_attempt',
  'run_id',
  'run_number',
  'secret_source',
  'server_url',
  'sha',
  'state',
  'step_summary',
  'token',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
] as const

const GITHUB_MEMBERS = texts(...GITHUB_TEXTS)
  .add('artifact_cache_size_limit', NUMBER)
  .add('retention_days', NUMBER)
  // Documented as a boolean, and seen as text: nothing is concluded from it.
  .add('ref_protected', ANY)

/** The `github` context; what `event` holds depends on what started the workflow. */
export function githubOf(event: Type): ObjectType {
  return strict(new Extended(GITHUB_MEMBERS, 'event', event))
}

export const EVENT: ObjectType = mapOf(ANY)
export const GITHUB: ObjectType = githubOf(EVENT)

/** Objects of any names, all text: `env`, `vars`, outputs that nobody declares. */
export const TEXTS: ObjectType = mapOf(STRING)
export const OUTPUTS: ObjectType = mapOf(STRING, 'output')
export const UNKNOWN: ObjectType = mapOf(ANY)

class RunnerMembers extends Named {
  missing(name: string): string | undefined {
    return name === 'workspace'
      ? '`runner.workspace` is not documented; `github.workspace` is the folder in it'
      : undefined
  }
}

export const RUNNER: ObjectType = strict(
  named(new RunnerMembers(), 'name', 'os', 'arch', 'temp', 'tool_cache', 'debug', 'environment'),
)

export const STRATEGY: ObjectType = strict(
  new Named().add('fail-fast', BOOLEAN).add('job-index', NUMBER).add('job-total', NUMBER).add('max-parallel', NUMBER),
)

const SERVICE: ObjectType = strict(texts('id', 'network').add('ports', mapOf(STRING, 'port')))

/** The services of a job by their ids; null where they are not known. */
export function servicesOf(ids: readonly string[] | null): ObjectType {
  if (ids === null) return mapOf(SERVICE, 'service')
  const members = new Named()
  for (const id of ids) members.add(id, SERVICE)
  return strict(members, 'service')
}

const JOB_MEMBERS = texts('status', 'workflow_ref', 'workflow_sha', 'workflow_repository', 'workflow_file_path')
  .add('check_run_id', NUMBER)
  .add('container', strict(texts('id', 'network')))

/** The `job` context. */
export function jobContext(services: Type): ObjectType {
  return strict(new Extended(JOB_MEMBERS, 'services', services))
}

const STEP_MEMBERS = texts('outcome', 'conclusion')

/** What `steps` holds for one step. */
export function stepType(outputs: Type): ObjectType {
  return strict(new Extended(STEP_MEMBERS, 'outputs', outputs))
}

const RESULT_MEMBERS = texts('result')

/** What `needs` and `jobs` hold for one job. */
export function jobResult(outputs: Type): ObjectType {
  return strict(new Extended(RESULT_MEMBERS, 'outputs', outputs))
}

/** Outputs by their names; null where they are not known. */
export function outputsType(names: Iterable<string> | null): ObjectType {
  return names === null ? OUTPUTS : strict(texts(...names), 'output')
}

function texts(...names: readonly string[]): Named {
  return named(new Named(), ...names)
}

function named(members: Named, ...names: readonly string[]): Named {
  for (const name of names) members.add(name, STRING)
  return members
}
