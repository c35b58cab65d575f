import { Socket } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../../../../src/platform/traffic/failure.js'

const coded = (code: string, message = code) => Object.assign(new Error(message), { code })

describe('why a connection broke', () => {
  it.each<[string, string, string]>([
    ['ECONNREFUSED', 'refused', 'ECONNREFUSED'],
    ['EPIPE', 'reset', 'EPIPE'],
    ['EADDRNOTAVAIL', 'exhausted', 'EADDRNOTAVAIL'],
    ['ENOTFOUND', 'unreachable', 'ENOTFOUND'],
    ['toString', 'unreachable', 'toString'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'protocol', 'TLS failed: '],
  ])('is told by its code %s', (code, kind, words) => {
    expect(failureOf(coded(code), new Socket())).toEqual([kind, expect.stringContaining(words)])
  })

  it('is told without the end that a connection does not have', () => {
    const error = coded('EMFILE', 'connect EMFILE 192.0.2.1:80 - Local (undefined:undefined)')
    expect(failureOf(error, new Socket())).toEqual(['exhausted', 'connect EMFILE 192.0.2.1:80'])
  })

  it('is the certificate only where that is what broke it', () => {
    const socket = Object.assign(new Socket(), { authorizationError: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(failureOf(coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'), socket)).toEqual(['untrusted', 'self-signed'])
    // Where any is taken.
    expect(failureOf(coded('ECONNRESET'), socket)[0]).toBe('reset')
    expect(failureOf(coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), socket)[0]).toBe('protocol')
  })

  it.each<[string, string[], string]>([
    ['a family that the machine does not have', ['EADDRNOTAVAIL', 'ECONNREFUSED'], 'refused'],
    ['a family without a route', ['ECONNREFUSED', 'ENETUNREACH'], 'refused'],
    ['nothing left of either', ['EADDRNOTAVAIL', 'EADDRNOTAVAIL'], 'exhausted'],
    ['no answer of either', ['ETIMEDOUT', 'ETIMEDOUT'], 'unreachable'],
  ])('is told by several addresses, of which there is %s', (_, codes, kind) => {
    const errors = codes.map(code => coded(code, `connect ${code}`))
    const several = Object.assign(new AggregateError(errors), { code: codes[0] as string })
    expect(failureOf(several, new Socket())).toEqual([kind, codes.map(code => `connect ${code}`).join('; ')])
  })
})
