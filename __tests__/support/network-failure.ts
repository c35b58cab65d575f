import { expect } from '@jest/globals'
import { NetworkFailure } from '../../src/gate/network.js'

/** How an exchange fails; one that does not is a mistake. */
export async function failureOf(exchange: Promise<unknown>): Promise<NetworkFailure> {
  const failure = await exchange.then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(NetworkFailure)
  for (const phase of Object.values((failure as NetworkFailure).phases)) expect(phase).toBeGreaterThanOrEqual(0)
  return failure as NetworkFailure
}
