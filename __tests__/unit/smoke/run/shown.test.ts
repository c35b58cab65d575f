import { describe, expect, it } from '@jest/globals'
import { shownRequest } from '../../../../src/smoke/run/shown.js'
import { Masks } from '../../../../src/smoke/suite/masks.js'
import type { Probe } from '../../../../src/smoke/suite/model.js'
import { httpProbe, text } from '../../../support/probe-context.js'

const trust = {}

describe('what a check asks', () => {
  it.each<[Probe, string]>([
    [httpProbe('{{base}}/x?id={{id}}&flag', { method: 'PUT' }), 'PUT http://a.test/x?id=***&***'],
    [httpProbe('http://me:s3cret@a.test/{{unknown}}'), 'GET http://a.test/{{unknown}}'],
    [httpProbe('{{unknown}}/x?token=s3cret'), 'GET {{unknown}}/x?***'],
    [httpProbe('{{unknown}}:s3cret@host'), 'GET ***'],
    [{ kind: 'tcp', address: text('a:1'), send: text('s3cret') }, 'TCP a:1'],
    [{ kind: 'tls', address: text('a:1'), trust, startTls: 'imap' }, 'TLS a:1 by imap'],
    [{ kind: 'dns', name: text('a.test'), type: 'TXT', server: text('1.1.1.1') }, 'TXT a.test of 1.1.1.1'],
    [
      { kind: 'websocket', url: text('ws://a/?t=s3cret'), headers: [], protocols: [], send: null, trust },
      'WebSocket ws://a/?t=***',
    ],
    [
      { kind: 'grpc', address: text('a:1'), service: text(''), encrypted: false, headers: [], trust },
      'gRPC health of the server at a:1',
    ],
    [
      {
        kind: 'prometheus',
        server: text('http://p:1/'),
        query: text('up{a="{{id}}"}'),
        headers: [],
        auth: null,
        trust,
      },
      'up{a="***"} at http://p:1/',
    ],
    [{ kind: 'command', command: text('echo\n  {{id}} and more'), env: [] }, 'echo *** and more'],
  ])('is shown of %j', (probe, expected) => {
    const values = new Map([
      ['base', 'http://a.test'],
      ['id', 's3cret-id'],
    ])
    const masks = new Masks()
    masks.add('s3cret-id')
    expect(shownRequest(probe, { values, masks })).toBe(expected)
  })

  it('is cut where it is long', () => {
    const probe: Probe = { kind: 'command', env: [], command: text('x'.repeat(1000)) }
    expect(shownRequest(probe, { values: new Map(), masks: new Masks() })).toBe(`${'x'.repeat(200)}…`)
  })
})
