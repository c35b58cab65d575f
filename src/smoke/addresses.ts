import { type Mistake, UserMistake } from '../gate/mistake.js'
import { addressOf } from './probes/address.js'
import { urlOf } from './probes/call.js'
import type { Resolve } from './probes/context.js'
import { Unsendable } from './probes/unsendable.js'
import type { Run } from './run/attempt.js'
import type { Load, Probe, Suite, Template } from './suite/model.js'
import { resolveTemplate, variablesIn } from './suite/templates.js'

/** What an address is made of, and how it is read. */
interface Address {
  template: Template
  read(template: Template, resolve: Resolve): unknown
}

const HTTP = urlWith('http:', 'https:')
const WEBSOCKET = urlWith('ws:', 'wss:')

/**
 * Refuses addresses that are none with the values of their variables, as the reader of the suite refuses those without
 * any: no attempt would mend them. What is made of something captured is left to its check.
 *
 * @throws UserMistake, with one mistake for a variable that is empty, however many addresses are made of it
 */
export function refuseNoAddresses(
  { checks }: Pick<Suite, 'checks'>,
  load: Load | null,
  { values, masks }: Pick<Run, 'values' | 'masks'>,
): void {
  const mistakes = new Map<string, Mistake>()
  const hold = (name: string, { template, read }: Address) => {
    const variables = variablesIn(template)
    if (!variables.every(each => values.has(each))) return
    try {
      read(template, each => resolveTemplate(each, values))
    } catch (error) {
      if (!(error instanceof Unsendable)) throw error
      const empty = variables.find(each => values.get(each) === '')
      // That is mostly why; but of several variables another may be.
      const beside = empty === undefined ? '' : `; the variable ${empty} is empty`
      const message = masks.text(`asks ${error.actual}, which is not ${error.expected}${beside}`)
      const key = empty ?? `${name} ${message}`
      if (!mistakes.has(key)) mistakes.set(key, { where: masks.text(name), message, ...error.place })
    }
  }
  for (const { name, probe } of checks) for (const address of addressesIn(probe)) hold(name, address)
  for (const { name, call } of load?.requests ?? []) hold(name, { template: call.url, read: HTTP })
  if (mistakes.size > 0) throw new UserMistake([...mistakes.values()])
}

function addressesIn(probe: Probe): Address[] {
  switch (probe.kind) {
    case 'http':
      return [{ template: probe.call.url, read: HTTP }]
    case 'websocket':
      return [{ template: probe.url, read: WEBSOCKET }]
    case 'prometheus':
      return [{ template: probe.server, read: HTTP }]
    case 'tcp':
    case 'tls':
    case 'grpc':
      return [{ template: probe.address, read: addressOf }]
    default:
      return []
  }
}

function urlWith(...schemes: string[]): Address['read'] {
  return (template, resolve) => urlOf(template, schemes, resolve)
}
