import { fileAt, type History } from './changes.js'
import type { Event } from './event.js'
import { type GivenInputs, type Place, readInputs } from './given.js'
import { UserMistake } from './mistake.js'
import { type RepoPath, ROOT } from './path.js'
import type { Ports } from './ports.js'
import { sharedInputs } from './shared-inputs.js'
import { readText } from './text.js'

const LIMIT = 1_000_000
const NAME = 'policy-from'

/** Whose policy holds: that of the change itself, or that of the commit that it is to be merged into. */
export type PolicyFrom = 'head' | 'base'

/** A policy file, and where it is from. */
export interface Policy {
  /** Null where there is no such file. */
  text: string | null
  /** The base's commit; null where it is the file of the workspace. */
  commit: string | null
}

/** What is needed to read policy. */
export type PolicyPorts = History & Pick<Ports, 'files' | 'event' | 'environment'>

/** Whether the event is about a change that somebody proposes, and that could change what it is judged by. */
export function isProposal({ subject }: Event): boolean {
  return subject.event === 'merge_group' || subject.event?.startsWith('pull_request') === true
}

/**
 * Whose policy the door asks for. What holds in the end is `readPolicy`'s to say.
 *
 * @throws UserMistake where it asks for that of the change although the run has the base's rights
 */
export function policyFrom(given: GivenInputs, { event, log }: Pick<Ports, 'event' | 'log'>): PolicyFrom {
  const asked = given.get(NAME)
  const { [NAME]: from } = readInputs({ [NAME]: sharedInputs('fail')[NAME] }, [new Map(asked && [[NAME, asked]])])
  const said = asked?.values.some(value => value.trim() !== '') === true
  if (from === 'head' && said && event.privileged) {
    const why = "where the run has the rights of the base and the change may be anybody's"
    throw new UserMistake([
      { ...asked.place, message: `cannot be head under ${event.subject.event}, ${why}: leave it out` },
    ])
  }
  if (from === 'base' && !isBases(from, event)) {
    log.info(
      `${NAME}: base changes nothing here: this is no pull request, and the policy is that of the commit itself.`,
    )
  }
  return from
}

/** Whether the base's policy holds: with the base's rights it always does. */
function isBases(from: PolicyFrom, event: Event): boolean {
  return event.privileged || (from === 'base' && isProposal(event))
}

/**
 * A file of policy, such as the configuration or a baseline, from where it holds; that of a commit has at most 1 MiB, that
 * of the workspace `limit` bytes.
 *
 * @throws UserMistake where it is the base's that holds and there is no way to read it
 */
export async function readPolicy(
  ports: PolicyPorts,
  path: RepoPath,
  from: PolicyFrom,
  place: Place = { where: NAME },
  limit = LIMIT,
): Promise<Policy> {
  if (!isBases(from, ports.event)) return { text: await readText(ports.files, path, limit), commit: null }
  const commits = baseCommits(ports)
  for (const commit of commits) {
    const text = await fileAt(ports, commit, path)
    if (text !== null) return { text: text ?? null, commit }
  }
  if (from === 'head' && (await isWithoutCheckout(ports, path))) return { text: null, commit: null }
  const [base] = commits
  const why = base === undefined ? 'the event names no commit of it' : `commit ${base} cannot be read`
  const remedy =
    'check out with `fetch-depth: 0`, or give the job `permissions: { contents: read }` and this step a token'
  throw new UserMistake([{ ...place, message: `${path} of the base is what holds here, but ${why}: ${remedy}` }])
}

/** A job that checks nothing out, such as one that only publishes, has no policy to miss, whatever the event. */
async function isWithoutCheckout({ files, git }: PolicyPorts, path: RepoPath): Promise<boolean> {
  return (await files.size(path)) === null && (await git.files(ROOT)) === null
}

/**
 * The base, and with its rights also the commit that the workflow itself is from, which is the one that is usually
 * checked out: the base branch's or the default branch's newest.
 */
function baseCommits({ event, environment }: Pick<Ports, 'event' | 'environment'>): string[] {
  const own = event.privileged ? environment['GITHUB_SHA'] : undefined
  return [...new Set([event.subject.base ?? '', own ?? ''])].filter(commit => commit !== '')
}
