import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from '@jest/globals'
import { Through } from '../../../../src/platform/network/through.js'
import { Servers } from '../../../support/servers.js'

const servers = new Servers()
afterEach(() => servers.stop())

describe('a connection that is watched', () => {
  it('tells what the other side said before it ended, although something is written to it then', async () => {
    const port = await servers.raw(socket => socket.end('go away'))
    const inner = connect({ host: '127.0.0.1', port })
    const seen: string[] = []
    const through = new Through(inner, { received: piece => void seen.push(piece.toString()) })
    const closed = new Promise(resolve => inner.once('close', resolve))
    through.read(0)
    await once(inner, 'end')
    through.write('hello')
    await closed
    expect(await text(through)).toBe('go away')
    expect(seen).toEqual(['go away'])
  })
})
