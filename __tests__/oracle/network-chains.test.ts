import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Authorities } from '../../src/platform/network/tls/authorities.js'
import { chainsOf } from '../../src/platform/network/tls/chains.js'
import { Certificates, type Issued } from '../support/authority.js'
import { uniformFrom } from '../support/random.js'
import { describeWith } from '../support/tools.js'

const ROUNDS = 30

describeWith(['openssl'], "openssl's verification", () => {
  let folder: string
  let roots: X509Certificate[]
  let leaf: X509Certificate
  let others: X509Certificate[]

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chains-'))
    const made = new Certificates(folder)
    const [one, two, three] = ['One', 'Two', 'Three'].map(name => made.root(name)) as [Issued, Issued, Issued]
    const authority = { authority: true }
    const past = { authority: true, from: -9, until: -2 }
    const middle = made.issue(one, 'Middle', authority)
    const lower = made.issue(middle, 'Lower', authority)
    const own = made.issue(lower, 'service.test')
    const presented = [
      middle,
      made.again(middle, two, authority),
      made.again(middle, three, past),
      lower,
      made.again(lower, two, past),
      made.again(lower, three, authority),
      made.again(lower, two, { authority: false }),
      made.again(one, three, authority),
      made.again(two, one, authority),
      made.issue(two, 'Lower', authority),
    ]
    const read = ({ cert }: Issued) => new X509Certificate(cert)
    roots = [one, two, three].map(read)
    leaf = read(own)
    others = presented.map(read)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function isVerified(root: X509Certificate, untrusted: readonly X509Certificate[]): boolean {
    const file = (name: string, certificates: readonly X509Certificate[]) => {
      writeFileSync(join(folder, name), certificates.map(each => each.toString()).join(''))
      return join(folder, name)
    }
    const between = untrusted.length === 0 ? [] : ['-untrusted', file('untrusted', untrusted)]
    const args = ['verify', '-no-CApath', '-CAfile', file('root', [root]), ...between, file('leaf', [leaf])]
    try {
      execFileSync('openssl', args, { stdio: 'pipe' })
      return true
    } catch {
      return false
    }
  }

  it('accepts each path that is found, and accepts nothing where none is', () => {
    const random = uniformFrom(7)
    let accepted = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const presented = others.filter(() => random() < 0.4).sort(() => random() - 0.5)
      for (const root of roots) {
        const chains = chainsOf([leaf, ...presented], new Authorities([root]), Date.now())
        const found = chains.map(chain => chain.slice(1, -1).map(each => each.fingerprint256))
        expect(new Set(found.map(String)).size).toBe(found.length)
        if (isVerified(root, presented)) expect(found).not.toHaveLength(0)
        for (const chain of chains) {
          expect(chain.at(-1)?.fingerprint256).toBe(root.fingerprint256)
          expect(isVerified(root, chain.slice(1, -1))).toBe(true)
          accepted += 1
        }
      }
    }
    expect(accepted).toBeGreaterThan(ROUNDS / 2)
  }, 120_000)
})
