import { finding } from '../gate/finding.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { type Diagnosis, type Fact, fact } from './diagnosis.js'

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY']
const CERTIFICATES = 'NODE_EXTRA_CA_CERTS'

/** What stands between this machine and GitHub, by the variables that say so; no password is told. */
export async function networkFacts({ machine, environment }: Ports): Promise<Diagnosis> {
  const facts: Fact[] = []
  const findings: Finding[] = []
  for (const name of PROXIES) {
    const text = settingOf(name, environment)
    const proxy = text === undefined ? undefined : addressIn(text)
    if (proxy === undefined) facts.push(fact(name, 'not set'))
    else if (proxy !== null)
      facts.push(fact(name, proxy.address, proxy.secret ? 'user and password left out' : undefined))
    else {
      facts.push(fact(name, 'set, and no address'))
      findings.push(wrong('proxy', name, `${name} is not an address such as http://proxy.example:3128.`))
    }
  }
  facts.push(fact('NO_PROXY', settingOf('NO_PROXY', environment) === undefined ? 'not set' : 'set'))
  const certificates = environment[CERTIFICATES]
  const present = certificates ? await machine.isFile(certificates) : true
  facts.push(fact(CERTIFICATES, certificates || 'not set', present ? undefined : 'there is no such file'))
  if (!present) findings.push(wrong('certificates', CERTIFICATES, `${CERTIFICATES} names no file: ${certificates}.`))
  return { facts, findings }
}

/** Such variables are written in small letters too, which then win. */
function settingOf(name: string, environment: Ports['environment']): string | undefined {
  return environment[name.toLowerCase()] || environment[name] || undefined
}

/** A proxy's address without user and password; null for anything else, which may be a password as well. */
function addressIn(text: string): { address: string; secret: boolean } | null {
  if (!URL.canParse(text)) return null
  const { protocol, host, username, password } = new URL(text)
  const secret = `${username}${password}` !== ''
  if (!['http:', 'https:'].includes(protocol) || secret !== text.includes('@')) return null
  return { address: `${protocol}//${host}`, secret }
}

function wrong(rule: string, identity: string, message: string): Finding {
  return finding({ rule: `doctor/${rule}`, level: 'warning', message, identity })
}
