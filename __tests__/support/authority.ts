import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A key and a certificate for it, in PEM. */
export interface Issued {
  name: string
  key: string
  cert: string
}

interface Terms {
  /** Such as `DNS:localhost,IP:127.0.0.1`. */
  names?: string
  authority?: boolean
  /** Days from now. */
  from?: number
  until?: number
  /** Has the certificate say that it is for this only, such as `clientAuth`. */
  usage?: string
  /** How many authorities may follow. */
  pathLength?: number
}

const DAY = 24 * 60 * 60 * 1000
const CONFIGURATION = `
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`

/** Makes certificates by openssl, in a folder of its own below the given one. */
export class Certificates {
  private readonly folder: string
  private count = 0

  constructor(below: string) {
    this.folder = mkdtempSync(join(below, 'certificates-'))
    writeFileSync(join(this.folder, 'index.txt'), '')
    writeFileSync(join(this.folder, 'configuration'), CONFIGURATION)
  }

  /** An authority that vouches for itself. */
  root(name: string, terms: Terms = {}): Issued {
    return this.signed(this.keyFor(name), null, { authority: true, ...terms })
  }

  /** A new key whose certificate the other signs. */
  issue(by: Issued, name: string, terms: Terms = {}): Issued {
    return this.signed(this.keyFor(name), by, terms)
  }

  /** Another certificate for the same name and key. */
  again(of: Issued, by: Issued, terms: Terms = {}): Issued {
    return this.signed(of, by, terms)
  }

  private keyFor(name: string): Pick<Issued, 'name' | 'key'> {
    const kind = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
    return { name, key: this.openssl(['genpkey', ...kind]) }
  }

  private signed({ name, key }: Pick<Issued, 'name' | 'key'>, by: Issued | null, terms: Terms): Issued {
    const subject = this.file('key', key)
    const request = this.file('request', this.openssl(['req', '-new', '-key', subject, '-subj', `/CN=${name}`]))
    const signer =
      by === null
        ? ['-selfsign', '-keyfile', subject]
        : ['-keyfile', this.file('key', by.key), '-cert', this.file('cert', by.cert)]
    const dates = ['-startdate', stamp(terms.from ?? -1), '-enddate', stamp(terms.until ?? 30)]
    const extensions = ['-extfile', this.file('extensions', extensionsOf(terms))]
    const files = ['-config', 'configuration', '-in', request, '-notext', '-batch']
    return { name, key, cert: this.openssl(['ca', ...files, ...signer, ...dates, ...extensions]) }
  }

  private file(kind: string, content: string): string {
    this.count += 1
    const path = join(this.folder, `${kind}-${this.count}`)
    writeFileSync(path, content)
    return path
  }

  private openssl(args: string[]): string {
    this.count += 1
    const out = join(this.folder, `out-${this.count}`)
    execFileSync('openssl', [...args, '-out', out], { cwd: this.folder, stdio: 'pipe' })
    return readFileSync(out, 'utf8')
  }
}

function extensionsOf({ names, authority = false, usage, pathLength }: Terms): string {
  const length = pathLength === undefined ? '' : `,pathlen:${pathLength}`
  return [
    `basicConstraints=critical,CA:${authority ? `TRUE${length}` : 'FALSE'}`,
    'subjectKeyIdentifier=hash',
    'authorityKeyIdentifier=keyid',
    ...(authority ? ['keyUsage=critical,keyCertSign,cRLSign'] : []),
    ...(names === undefined ? [] : [`subjectAltName=${names}`]),
    ...(usage === undefined ? [] : [`extendedKeyUsage=${usage}`]),
  ].join('\n')
}

function stamp(days: number): string {
  const text = new Date(Date.now() + days * DAY).toISOString()
  return `${text.slice(0, 19).replace(/[-:T]/g, '')}Z`
}
