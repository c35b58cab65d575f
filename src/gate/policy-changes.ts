import { type Change, changedFiles, fileAt, type History } from './changes.js'
import { type Config, parseConfig } from './config.js'
import { finding } from './finding.js'
import type { Given, Place } from './given.js'
import { UserMistake } from './mistake.js'
import type { RepoPath } from './path.js'
import { isProposal } from './policy-from.js'
import type { Ports } from './ports.js'
import type { Finding } from './result.js'

export const POLICY_RULE = 'policy/changed'

const MOST = 50
const LONGEST = 80
const WORKFLOWS = '.github/workflows/'

/** What of a repository is policy: how a change is judged, and not what is judged. */
export interface PolicyFiles {
  config: RepoPath
  /** The gates that the configuration may name. */
  gates: readonly string[]
  /** Files that inputs name, such as baselines. */
  others: readonly RepoPath[]
}

interface Difference {
  message: string
  place?: Place
}

/** Notes on what a pull request changes in the policy that it is judged by; they never change a verdict. */
export async function policyFindings(
  ports: History & Pick<Ports, 'event'>,
  { config, gates, others }: PolicyFiles,
): Promise<Finding[]> {
  if (!isProposal(ports.event)) return []
  const change = await changedFiles(ports)
  if (change === null) {
    const remedy = 'that takes a checkout with `fetch-depth: 0`, or a token with `contents: read`'
    ports.log.info(`Whether this change touches policy is not known: ${remedy}.`)
    return []
  }
  const found = change.files.includes(config) ? await configChanges(ports, change, config, gates) : []
  for (const path of change.files) {
    if (others.includes(path) && path !== config) found.push(note('This file of policy is changed.', path))
    else if (path.startsWith(WORKFLOWS)) found.push(note('This workflow is changed.', path))
  }
  if (change.cutOff) found.push(note(`GitHub names ${change.files.length} files; there may be more changes of policy.`))
  const hidden = found.length - MOST
  return hidden > 0 ? [...found.slice(0, MOST), note(`${hidden} more changes of policy are not listed.`)] : found
}

async function configChanges(
  ports: History,
  { mergeBase, head }: Change,
  path: RepoPath,
  gates: readonly string[],
): Promise<Finding[]> {
  const sides = await Promise.all([mergeBase, head].map(commit => configAt(ports, commit, path, gates)))
  const [before, after] = sides.map(side => (typeof side === 'string' ? null : side))
  if (before && after) return differences(before, after).map(({ message, place }) => note(message, path, place))
  const why = sides.filter(side => typeof side === 'string')
  return [note(`The configuration is changed, but not how is not known: ${why.join('; ')}.`, path)]
}

/** The configuration at a commit, empty where there is none; why it cannot be read, where it cannot. */
async function configAt(
  ports: History,
  commit: string,
  path: RepoPath,
  gates: readonly string[],
): Promise<Config | string> {
  const text = await fileAt(ports, commit, path)
  if (text === null) return `commit ${commit} cannot be read`
  try {
    return text === undefined ? new Map() : await parseConfig(text, path, gates)
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    const { line, message } = error.mistakes[0] as { line?: number; message: string }
    return `at commit ${commit}, line ${line}: ${oneLine(message)}`
  }
}

/** Input by input; a gate that is there on one side only is named too, since whether it runs may hang on that. */
function differences(before: Config, after: Config): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(gate => {
    const [old, now] = [before.get(gate), after.get(gate)]
    const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
    const inputs = names.flatMap(name => difference(`${gate}.${oneLine(name)}`, old?.get(name), now?.get(name)))
    if (old !== undefined && now !== undefined) return inputs
    return [{ message: `${gate} is ${old === undefined ? 'added' : 'removed'}.` }, ...inputs]
  })
}

function difference(name: string, old: Given | undefined, now: Given | undefined): Difference[] {
  if (now === undefined) return [{ message: `${name}: ${shown(old)} is removed.` }]
  if (old === undefined) return [{ message: `${name}: ${shown(now)} is added.`, place: now.place }]
  const same = JSON.stringify(old.values) === JSON.stringify(now.values)
  return same ? [] : [{ message: `${name}: ${shown(old)} -> ${shown(now)}`, place: now.place }]
}

function shown(given: Given | undefined): string {
  return oneLine(given?.values.join(', ') ?? '') || '(empty)'
}

/** Text of the repository is as long as it likes. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`
}

function note(message: string, file?: RepoPath, place?: Place): Finding {
  const { line, column } = place ?? {}
  return finding({
    rule: POLICY_RULE,
    level: 'note',
    message,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  })
}
