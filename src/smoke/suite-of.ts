import { UserMistake } from '../gate/mistake.js'
import type { RepoPath } from '../gate/path.js'
import { readPolicy } from '../gate/policy-from.js'
import type { Ports } from '../gate/ports.js'
import { filesAt } from './files-at.js'
import { type SmokeInputs, smokeInputs } from './inputs.js'
import { variablesOf } from './run/variables.js'
import type { Suite } from './suite/model.js'
import { LARGEST_SUITE, readSuite } from './suite/read.js'
import { suiteOfUrls } from './suite/urls.js'
import { suiteFile } from './suite-file.js'

/** Inputs that say how `url` is checked; a suite says it itself. */
const OF_URLS = {
  wait: '`retry: { for: … }`',
  retries: '`retry: { times: … }`',
  interval: '`retry: { every: … }`',
  timeout: '`timeout`',
  'expect-status': '`expect: { status: … }`',
  'expect-duration': '`expect: { duration: … }`',
} as const

/**
 * All that is to be checked: `url` first, then the suite of the commit whose policy holds.
 *
 * @throws UserMistake with all that is wrong in it
 */
export async function suiteOf(inputs: SmokeInputs, ports: Ports): Promise<Suite> {
  const path = suiteFile(inputs)
  if (isNothingNamed(inputs)) {
    const message = 'is required, or `suite`: name at least one URL, such as http://127.0.0.1:8080/health'
    throw new UserMistake([{ where: 'url', message }])
  }
  if (path === null && inputs.variables.length > 0) {
    throw new UserMistake([{ where: 'variables', message: 'are for a `suite`, and none is given' }])
  }
  if (inputs.timeout === 0) {
    throw new UserMistake([{ where: 'timeout', message: 'must be more than 0: no answer comes in no time' }])
  }
  const urls = suiteOfUrls(inputs)
  if (path === null) return urls
  if (inputs.url.length === 0) refuseUnread(inputs)
  const written = await readSuiteFile(path, inputs, ports)
  if (ports.event.privileged) refuseCommands(written, ports)
  return { ...written, checks: [...urls.checks, ...written.checks] }
}

/** Whether the inputs name nothing to ask. */
export function isNothingNamed({ url, suite }: Pick<SmokeInputs, 'url' | 'suite'>): boolean {
  return url.length === 0 && suite === undefined
}

async function readSuiteFile(path: RepoPath, inputs: SmokeInputs, ports: Ports): Promise<Suite> {
  const { text, commit } = await readPolicy(ports, path, inputs['policy-from'], { where: 'suite' }, LARGEST_SUITE)
  if (text === null) {
    const where = commit === null ? '' : ` at commit ${commit}, whose policy holds`
    throw new UserMistake([{ where: 'suite', message: `there is no file ${path}${where}` }])
  }
  const { environment } = ports
  const files = commit === null ? ports.files : filesAt(commit, ports, ports.files)
  return readSuite(text, path, { variables: variablesOf(inputs.variables), environment, files })
}

/** What nobody would read must not look as if it held. */
function refuseUnread(inputs: SmokeInputs): void {
  const given = (Object.keys(OF_URLS) as (keyof typeof OF_URLS)[]).filter(name => isGiven(name, inputs))
  if (given.length === 0) return
  throw new UserMistake(
    given.map(name => ({
      where: name,
      message: `is for \`url\`; for a check of the suite write ${OF_URLS[name]} there`,
    })),
  )
}

function isGiven(name: keyof typeof OF_URLS, inputs: SmokeInputs): boolean {
  const text = smokeInputs[name].default
  const fallback = text === undefined ? undefined : smokeInputs[name].parse([text])
  return JSON.stringify(inputs[name]) !== JSON.stringify(fallback)
}

/** With the rights of the base nothing of the repository is run, whoever wrote the suite. */
function refuseCommands({ checks }: Suite, { event }: Pick<Ports, 'event'>): void {
  const commands = checks.filter(({ probe }) => probe.kind === 'command')
  if (commands.length === 0) return
  const message = `runs a command, which is refused under ${event.subject.event}: the run has the rights of the base`
  throw new UserMistake(commands.map(({ name, place }) => ({ where: name, message, ...place })))
}
