import { type Config, parseConfig } from './config.js'
import type { AnyGate } from './gate.js'
import { type Given, type GivenInputs, type Place, readInputs } from './given.js'
import type { InputSpec, InputsOf } from './inputs.js'
import { type Mistake, UserMistake } from './mistake.js'
import { type RepoPath, repoPathFrom } from './path.js'
import { failsBy } from './policy.js'
import { type PolicyPorts, policyFrom, readPolicy } from './policy-from.js'
import type { Files, Ports } from './ports.js'
import type { Judgement, Result } from './result.js'
import { type SharedInputs, sharedInputs } from './shared-inputs.js'

export const TOOL = { name: 'pipeline-actions', version: '1.0.0' }

/** All inputs of a gate: those that every gate takes, and its own. */
export function inputsOf(gate: AnyGate): InputSpec {
  return { ...sharedInputs(gate.onInconclusive, gate.comment), ...gate.inputs }
}

/**
 * Reads a gate's inputs: what the door was given wins over the gate's section of the configuration.
 *
 * @throws UserMistake
 */
export function gateInputs(gate: AnyGate, given: GivenInputs, config: Config | null, files: Files): SharedInputs {
  const section: GivenInputs = config?.get(gate.name) ?? new Map()
  const directory = workingDirectory(whereabouts(given), placeOf('working-directory', given))
  const mistakes = [...misplaced(section), ...escapes(gate, section, files, directory)]
  return readInputs(inputsOf(gate), [given, section], mistakes) as InputsOf<InputSpec> & SharedInputs
}

/** The configuration that applies to what the door was given. @throws UserMistake */
export async function configFor(
  given: GivenInputs,
  ports: PolicyPorts,
  gates: readonly string[],
): Promise<Config | null> {
  const inputs = whereabouts(given)
  const place = placeOf('config', given)
  const path = configPath(inputs, place, placeOf('working-directory', given))
  const { text, commit } = await readPolicy(ports, path, policyFrom(given, ports), given.get('policy-from')?.place)
  if (text !== null) return commit === null ? parseConfig(text, path, gates) : configOf(commit, text, path, gates)
  // A change may add the very file that it is told to be judged by.
  const isHere = commit !== null && (await ports.files.size(path)) !== null
  if (isHere || inputs.config === sharedInputs('fail').config.default) return null
  throw new UserMistake([{ ...place, message: `there is no file ${path}` }])
}

/** The configuration of a commit, whose mistakes stand elsewhere than in the workspace. @throws UserMistake */
async function configOf(commit: string, text: string, path: RepoPath, gates: readonly string[]): Promise<Config> {
  try {
    return await parseConfig(text, path, gates)
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    throw new UserMistake(error.mistakes.map(each => ({ ...each, message: `${each.message} (at commit ${commit})` })))
  }
}

/** Where the configuration is. @throws UserMistake where that is out of the workspace */
export function configPath(
  inputs: Pick<SharedInputs, 'config' | 'working-directory'>,
  place: Place = { where: 'config' },
  placeOfDirectory?: Place,
): RepoPath {
  const path = repoPathFrom(inputs.config, workingDirectory(inputs, placeOfDirectory))
  if (path !== null) return path
  throw new UserMistake([{ ...place, message: `${inputs.config} is outside the workspace` }])
}

/** The inputs that say where the configuration is: they are read before it. */
function whereabouts(given: GivenInputs) {
  const { config, 'working-directory': directory } = sharedInputs('fail')
  const only = new Map([...given].filter(([name]) => name === 'config' || name === 'working-directory'))
  return readInputs({ config, 'working-directory': directory }, [only])
}

function placeOf(name: string, given: GivenInputs): Place {
  return given.get(name)?.place ?? { where: name }
}

/** `working-directory` as a path in the repository. @throws UserMistake where it leads out of it */
export function workingDirectory(
  inputs: Pick<SharedInputs, 'working-directory'>,
  place: Place = { where: 'working-directory' },
): RepoPath {
  const directory = repoPathFrom(inputs['working-directory'])
  if (directory !== null) return directory
  const message = `${inputs['working-directory']} is outside the workspace; name a folder relative to its root`
  throw new UserMistake([{ ...place, message }])
}

/** A judgement with what the frame knows: the tool, the gate and the subject. */
export function resultOf<Details>(
  gate: AnyGate,
  judgement: Judgement<Details>,
  inputs: SharedInputs,
  ports: Ports,
): Result<Details> {
  const { verdict, summary, metrics, findings, details } = judgement
  const subject = { ...ports.event.subject, leg: legOf(inputs) }
  const fails = failsBy(verdict, inputs)
  return { schema: 1, tool: TOOL, gate: gate.name, subject, fails, verdict, summary, metrics, findings, details }
}

/** The leg in one line, as `toJSON(matrix)` is not; outside a matrix that is null on GitHub and {} in act. */
export function legOf({ leg }: Pick<SharedInputs, 'leg'>): string | null {
  const line = leg?.replace(/\s+/g, ' ').trim() ?? 'null'
  return ['null', '{}'].includes(line) ? null : line
}

/** Inputs that say where the configuration is, or which run this is: a section of the configuration cannot. */
export const DOOR_ONLY: readonly string[] = ['working-directory', 'config', 'policy-from', 'leg', 'token']

/** What of a gate's inputs it hands on to others, which read the same configuration. */
export function doorInputs(inputs: SharedInputs): GivenInputs {
  const given = new Map<string, Given>()
  const shared = sharedInputs('warn')
  for (const name of DOOR_ONLY as (keyof typeof shared)[]) {
    const value = inputs[name] as string | undefined
    // What was left at its default was not given.
    if (value === undefined || value === shared[name].default) continue
    given.set(name, { values: [value], listed: false, place: { where: name } })
  }
  return given
}

function misplaced(section: GivenInputs): Mistake[] {
  return [...section]
    .filter(([name]) => DOOR_ONLY.includes(name))
    .map(([, given]) => ({ ...given.place, message: 'is set where the gate is run, not in the configuration' }))
}

// The configuration belongs to the repository, which a pull request may change: it does not reach beyond it.
function escapes(gate: AnyGate, section: GivenInputs, files: Files, directory: RepoPath): Mistake[] {
  return Object.entries(inputsOf(gate)).flatMap(([name, input]) => {
    const given = section.get(name)
    if (given === undefined || input.files === undefined) return []
    const paths = given.listed ? given.values : ([input.parse(given.values) ?? []].flat() as string[])
    return paths
      .map(path => path.trim().replace(/^!/, ''))
      .filter(path => path !== '' && !files.isInside(path, directory))
      .map(path => {
        const message = `${path} is outside the workspace; the configuration may only ${input.files} inside it`
        return { ...given.place, message }
      })
  })
}
