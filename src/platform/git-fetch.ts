import { gitOutput, gitSucceeds, type Place } from './git-command.js'
import { isCommit, lines } from './git-text.js'

/** Where commits are fetched from: a repository's address, and the token of the job. */
export interface Remote {
  url: string
  token: string | null
}

type Environment = Readonly<Record<string, string>>

/** Milliseconds for one conversation with the remote. */
const LIMIT = 180_000

/** Characters of an answer to the question what a few names stand for. */
const LARGEST = 1 << 16

/** How a runner reaches the network, and whom it trusts there. */
const NETWORK = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
]

/** No program of the configuration is run, no other host gets the token, and nothing is tidied up. */
const SETTINGS = [
  'credential.helper=',
  'core.alternateRefsCommand=true',
  'http.followRedirects=false',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap(setting => ['-c', setting])

/** Nothing but the commits themselves is fetched, and no ref is written. */
const FETCH = [...SETTINGS, 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules']

/** The repository of a workflow's event; null outside of a workflow, where fetching is the user's business. */
export function remoteOf(
  repository: string | null,
  token: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Remote | null {
  const server = (environment['GITHUB_SERVER_URL'] ?? '').replace(/\/+$/, '')
  if (repository === null || !environment['GITHUB_ACTIONS'] || !/^https?:\/\/[^/@]+$/.test(server)) return null
  return { url: `${server}/${repository}`, token: token ?? null }
}

/**
 * Gets a commit by its id, or what a branch or a tag of that name is at, and returns its id; null where that cannot be
 * had. A shallow clone gets it without its history; any other stays whole.
 */
export async function fetchCommit(name: string, remote: Remote, place: Place): Promise<string | null> {
  const environment = await access(remote, place)
  const commit = isCommit(name) ? name : await commitNamed(name, remote, place, environment)
  if (commit === null || (await isHere(commit, place))) return commit
  const depth = (await isShallow(place)) ? ['--depth=1'] : []
  const args = [...FETCH, '--refmap=', ...depth, '--', remote.url, commit]
  await gitSucceeds(args, place, { environment, timeout: LIMIT })
  return (await isHere(commit, place)) ? commit : null
}

/** Gets more history of commits, `by` so many generations or all of it, into a shallow clone. */
export async function deepen(
  commits: readonly string[],
  by: number | null,
  remote: Remote,
  place: Place,
): Promise<boolean> {
  if (!(await isShallow(place))) return false
  const environment = await access(remote, place)
  const depth = by === null ? '--unshallow' : `--deepen=${by}`
  const args = [...FETCH, '--refmap=', depth, '--', remote.url, ...commits]
  return gitSucceeds(args, place, { environment, timeout: LIMIT })
}

async function commitNamed(
  name: string,
  { url }: Remote,
  place: Place,
  environment: Environment,
): Promise<string | null> {
  if (!isRefName(name)) return null
  const names = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`]
  // Of a tag that is an object of its own, the commit is behind it.
  const refs = names.flatMap(each => [`${each}^{}`, each])
  let listed = ''
  const onOutput = (piece: Uint8Array) => {
    if (listed.length < LARGEST) listed += Buffer.from(piece).toString('latin1')
  }
  const args = [...SETTINGS, 'ls-remote', '--quiet', '--', url, ...refs]
  if (!(await gitSucceeds(args, place, { environment, onOutput, timeout: LIMIT }))) return null
  const ids = new Map(lines(listed).map(line => line.split('\t').reverse() as [string, string]))
  const found = refs.map(ref => ids.get(ref)).find(id => id !== undefined)
  return found !== undefined && isCommit(found) ? found : null
}

/** Whether git and GitHub take it for the name of a branch or tag, and none of its characters for a pattern. */
function isRefName(name: string): boolean {
  return /^[^-\x00-\x20~^:?*[\\\x7f][^\x00-\x20~^:?*[\\\x7f]*$/.test(name) && !name.includes('..')
}

/**
 * What git needs to reach the remote: the credentials that a checkout left in the repository, else the token. It is in
 * no argument, which others on the machine could see.
 */
async function access({ url, token }: Remote, place: Place): Promise<Environment> {
  const { protocol, origin } = new URL(url)
  const environment: Record<string, string> = { GIT_ALLOW_PROTOCOL: protocol.slice(0, -1), GIT_ASKPASS: '' }
  for (const name of NETWORK.flatMap(each => [each, each.toLowerCase()])) {
    const value = process.env[name]
    if (value !== undefined) environment[name] = value
  }
  if (token === null || !/^https?:$/.test(protocol)) return environment
  const kept = await gitOutput(['config', '--get-urlmatch', 'http.extraHeader', url], place)
  if (kept !== null && /^authorization:/im.test(kept)) return environment
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
  return {
    ...environment,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${credentials}`,
  }
}

async function isHere(commit: string, place: Place): Promise<boolean> {
  return gitSucceeds(['cat-file', '-e', `${commit}^{commit}`], place, {})
}

async function isShallow(place: Place): Promise<boolean> {
  return (await gitOutput(['rev-parse', '--is-shallow-repository'], place))?.trim() === 'true'
}
