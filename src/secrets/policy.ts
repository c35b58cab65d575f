import type { Place } from '../gate/given.js'
import { workingDirectory } from '../gate/judge.js'
import { UserMistake } from '../gate/mistake.js'
import { type RepoPath, repoPathFrom } from '../gate/path.js'
import { readPolicy } from '../gate/policy-from.js'
import type { Ports } from '../gate/ports.js'
import type { UserRules } from './gitleaks/config.js'
import type { IgnoreFile } from './gitleaks/ignore.js'
import { type SecretInputs, USUAL } from './inputs.js'
import { type Baseline, LARGEST_BASELINE } from './suppress/baseline.js'

/** What the repository says of which findings count. */
export interface SecretPolicy {
  baseline: Baseline | null
  /** Where the baseline is, or would be written. */
  baselinePath: RepoPath
  user: UserRules | null
  ignore: IgnoreFile | null
}

type PolicyInput = keyof typeof USUAL

/** The files that the inputs name as policy, or would if they existed. */
export function policyPaths(inputs: SecretInputs): RepoPath[] {
  return (Object.keys(USUAL) as PolicyInput[]).map(name => pathOf(name, inputs))
}

/**
 * Reads what the repository says of findings, from the commit whose policy holds.
 *
 * @throws UserMistake where a file is named that is not there, or has faults
 */
export async function readSecretPolicy(inputs: SecretInputs, ports: Ports): Promise<SecretPolicy> {
  const under = workingDirectory(inputs)
  const [baseline, config, ignore] = await Promise.all([
    textOf('baseline', inputs, ports),
    textOf('gitleaks-config', inputs, ports),
    textOf('gitleaks-ignore', inputs, ports),
  ])
  const baselinePath = pathOf('baseline', inputs)
  const ignorePath = pathOf('gitleaks-ignore', inputs)
  return {
    baselinePath,
    baseline:
      baseline === null ? null : (await import('./suppress/baseline.js')).readBaseline(baseline, baselinePath, under),
    user: config === null ? null : await readRules(pathOf('gitleaks-config', inputs), under, inputs, ports),
    ignore: ignore === null ? null : (await import('./gitleaks/ignore.js')).readIgnoreFile(ignore, ignorePath),
  }
}

async function readRules(path: RepoPath, under: RepoPath, inputs: SecretInputs, ports: Ports): Promise<UserRules> {
  const { readUserRules } = await import('./gitleaks/config.js')
  return readUserRules(path, under, async each => (await readPolicy(ports, each, inputs['policy-from'])).text)
}

async function textOf(name: PolicyInput, inputs: SecretInputs, ports: Ports): Promise<string | null> {
  const path = pathOf(name, inputs)
  const { text, commit } = await readPolicy(ports, path, inputs['policy-from'], { where: name }, LARGEST_BASELINE)
  const isMade = name === 'baseline' && inputs['update-baseline']
  if (text !== null || inputs[name] === undefined || isMade) return text
  const where = commit === null ? '' : ` at commit ${commit}, whose policy holds`
  throw new UserMistake([{ where: name, message: `there is no file ${path}${where}` }])
}

function pathOf(name: PolicyInput, inputs: SecretInputs, place: Place = { where: name }): RepoPath {
  const given = inputs[name] ?? USUAL[name]
  const path = repoPathFrom(given, workingDirectory(inputs))
  if (path !== null) return path
  throw new UserMistake([{ ...place, message: `${given} is outside the workspace` }])
}
