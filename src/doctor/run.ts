import type { Event } from '../gate/event.js'
import { finding } from '../gate/finding.js'
import type { Ports } from '../gate/ports.js'
import { type Diagnosis, type Fact, fact, isJob, NOT_HERE } from './diagnosis.js'

/** As far as commits are counted: in large repositories it takes its time. */
const COUNTED = 10_000

const WHOLE = '`fetch-depth: 0` of actions/checkout gets all of it'

/** The workspace and its history, the event, and the server with its artifacts. */
export async function runFacts(ports: Ports): Promise<Diagnosis> {
  const { facts, findings } = await gitFacts(ports)
  const workspace = fact('workspace', ports.environment['GITHUB_WORKSPACE'] || NOT_HERE)
  const all = [workspace, ...facts, ...eventFacts(ports.event), serverFact(ports), artifactsFact(ports)]
  return { facts: all, findings }
}

async function gitFacts(ports: Ports): Promise<Diagnosis> {
  const { git, environment } = ports
  const extent = await git.extent(COUNTED)
  if (extent !== null) {
    const { commits, shallow } = extent
    const counted = `${commits === COUNTED ? 'at least ' : ''}${commits} ${commits === 1 ? 'commit' : 'commits'}`
    const history = fact('git', `${counted}, ${shallow ? 'shallow' : 'whole'}`, shallow ? WHOLE : undefined)
    return { facts: [history, await mergeBaseFact(ports)], findings: [] }
  }
  const facts = [fact('git', 'no repository'), await mergeBaseFact(ports)]
  if (!isJob(environment)) return { facts, findings: [] }
  const message = 'There is no git repository in the workspace, or git is not installed.'
  const help = 'Let actions/checkout run before this step.'
  return { facts, findings: [finding({ rule: 'doctor/git', level: 'warning', message, help, identity: 'none' })] }
}

async function mergeBaseFact({ git, event }: Ports): Promise<Fact> {
  const { base, commit } = event.subject
  if (base === null || commit === null) return fact('merge base', 'none', 'the event compares with nothing')
  const known = await git.mergeBase(base, commit)
  if (known !== null) return fact('merge base', known)
  return fact('merge base', NOT_HERE, `GitHub is asked, with \`contents: read\`; or ${WHOLE}`)
}

/** The event, and what follows from it. */
function eventFacts(event: Event): Fact[] {
  const { subject, privileged, commentOn, checkOn, makesBaseline } = event
  if (subject.event === null) return [fact('event', NOT_HERE)]
  const rights = "the run has the base's rights: the base's policy holds, and nothing of the repository is run"
  return [
    fact('event', subject.event, privileged ? rights : undefined),
    readsFact(event),
    fact('comment', commentOn === null ? 'nowhere' : `on #${commentOn}`),
    fact('check run', checkOn === null ? 'nowhere' : `at ${checkOn}`),
    fact('baseline for later runs', makesBaseline ? 'yes' : 'no'),
  ]
}

function readsFact({ readOnly, readsByDefault }: Event): Fact {
  const name = 'token only reads'
  if (readOnly !== null) return fact(name, 'yes', readOnly)
  return readsByDefault === null ? fact(name, 'no') : fact(name, 'unless `permissions` say more', readsByDefault)
}

function serverFact({ environment }: Ports): Fact {
  const server = environment['GITHUB_SERVER_URL']
  if (!server) return fact('server', NOT_HERE)
  if (!URL.canParse(server)) return fact('server', 'no address', 'GITHUB_SERVER_URL should be one')
  const { host, hostname } = new URL(server)
  if (hostname === 'github.com') return fact('server', host)
  if (hostname.endsWith('.ghe.com')) return fact('server', host, 'GitHub Enterprise Cloud, data residency')
  return fact('server', host, 'GitHub Enterprise Server: @actions/artifact refuses it')
}

function artifactsFact({ artifacts, machine, environment }: Ports): Fact {
  if (artifacts !== null) return fact('artifacts', 'can be handed over')
  return isJob(environment) ? fact('artifacts', 'none', machine.noArtifacts ?? undefined) : fact('artifacts', NOT_HERE)
}
