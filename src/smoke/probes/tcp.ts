import { NetworkFailure } from '../../gate/network.js'
import { isOfSilence } from '../expect/partial.js'
import { addressOf } from './address.js'
import { asksFor, type Context, type Probed, type ProbeOf, partOf } from './context.js'

const OF_BANNER = ['body', 'regex']

/** A connection, and what the other side says on it where something is expected of that. */
export async function probeTcp({ address, send }: ProbeOf<'tcp'>, context: Context): Promise<Probed> {
  const { resolve, ports, check } = context
  const isHeard = asksFor(check, OF_BANNER)
  const asked = partOf(check, OF_BANNER)
  const { phases, received, ended } = await ports.network.connect({
    ...addressOf(address, resolve),
    timeout: context.remaining(),
    ...(send !== null && { send: Buffer.from(resolve(send)) }),
    ...(isHeard && { until: received => context.suffices(asked, received) }),
  })
  if (isHeard && received.length === 0 && !asked.expect.some(each => isOfSilence(each.predicate))) {
    if (ended) throw new NetworkFailure('unreachable', 'the connection was closed before an answer', phases)
    throw new NetworkFailure('timeout', 'no answer; it was still waiting for the answer', phases)
  }
  const answer = { phases, ...(isHeard && { body: received, size: received.length }) }
  return { answer, implied: [], warnings: [] }
}
