import { describe, expect, it } from '@jest/globals'
import type { Certificate, Encryption } from '../../../../src/gate/network.js'
import { expiringOf } from '../../../../src/smoke/probes/expiry.js'

const certificate = (subject: string, until: number): Certificate => ({
  subject,
  issuer: 'CN=issuer',
  names: [],
  from: 0,
  until,
  fingerprint: subject,
})

const [leaf, oldRoot, newRoot, cross] = [
  certificate('leaf', 90),
  certificate('old root', 10),
  certificate('new root', 1000),
  certificate('cross', 50),
]

const encryption = (chains: Certificate[][], presented: Certificate[] = [leaf]): Encryption => ({
  protocol: 'TLSv1.3',
  cipher: 'x',
  refusal: chains.length === 0 ? 'self-signed certificate' : null,
  presented,
  chains,
})

const subjectOf = (...encryptions: Encryption[]) => expiringOf(encryptions)?.subject

describe('the certificate whose end counts', () => {
  it('is the one that ends first of the chain that ends last', () => {
    expect(subjectOf(encryption([[leaf, newRoot]]))).toBe('leaf')
    expect(subjectOf(encryption([[leaf, oldRoot]]))).toBe('old root')
    // An old way to an authority that ends matters to nobody while there is a newer one.
    expect(
      subjectOf(
        encryption(
          [
            [leaf, cross, oldRoot],
            [leaf, newRoot],
          ],
          [leaf, cross],
        ),
      ),
    ).toBe('leaf')
    expect(
      subjectOf(
        encryption(
          [
            [leaf, cross, newRoot],
            [leaf, oldRoot],
          ],
          [leaf, cross],
        ),
      ),
    ).toBe('cross')
  })

  it('is the first to end over all connections', () => {
    const good = encryption([[leaf, newRoot]])
    const sooner = encryption([[certificate('other leaf', 20), newRoot]])
    expect(subjectOf(good, sooner)).toBe('other leaf')
    expect(subjectOf(sooner, good)).toBe('other leaf')
  })

  it('is of those that were sent where no chain is trusted', () => {
    expect(subjectOf(encryption([], [leaf, cross]))).toBe('cross')
  })

  it('is none without an encrypted connection', () => {
    expect(subjectOf()).toBeUndefined()
  })
})
