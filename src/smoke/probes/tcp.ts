import { addressOf } from './address.js'
import { asksFor, type Context, type Probed, type ProbeOf } from './context.js'

const OF_BANNER = ['body', 'regex']

/** A connection, and what the other side says on it where something is expected of that. */
export async function probeTcp({ address, send }: ProbeOf<'tcp'>, context: Context): Promise<Probed> {
  const { resolve, ports, check } = context
  const isHeard = asksFor(check, OF_BANNER)
  const isExpected = asksFor({ expect: check.expect, capture: [] }, OF_BANNER)
  const { phases, received } = await ports.network.connect({
    ...addressOf(address, resolve),
    timeout: context.remaining(),
    ...(send !== null && { send: Buffer.from(resolve(send)) }),
    ...(isHeard && {
      // What is to be captured is in the first line: protocols in which a server speaks first have lines.
      until: text =>
        text !== '' && (isExpected ? context.meets({ body: Buffer.from(text) }, OF_BANNER) : text.endsWith('\n')),
    }),
  })
  const answer = { phases, ...(isHeard && { body: received, size: received.length }) }
  return { answer, implied: [], warnings: [] }
}
