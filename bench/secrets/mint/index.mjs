import { kinds as ai } from './ai.mjs'
import { kinds as chat } from './chat.mjs'
import { kinds as ci } from './ci.mjs'
import { kinds as cloud } from './cloud.mjs'
import { kinds as data } from './data.mjs'
import { kinds as hosting } from './hosting.mjs'
import { kinds as infra } from './infra.mjs'
import { kinds as monitoring } from './monitoring.mjs'
import { kinds as packages } from './packages.mjs'
import { kinds as payment } from './payment.mjs'
import { kinds as saas } from './saas.mjs'
import { kinds as structures } from './structures.mjs'

export { randomFrom } from './random.mjs'

/** Every kind of secret that can be minted, sorted by its id. */
export const kinds = [ai, chat, ci, cloud, data, hosting, infra, monitoring, packages, payment, saas, structures]
  .flat()
  .sort((a, b) => (a.id < b.id ? -1 : 1))

const byId = new Map()
for (const kind of kinds) {
  if (byId.has(kind.id)) throw new Error(`Two kinds of secret have the id ${kind.id}; each needs its own.`)
  byId.set(kind.id, kind)
}

/** The kind with that id. */
export function kindOf(id) {
  const kind = byId.get(id)
  if (kind === undefined) throw new Error(`No kind of secret has the id ${id}.`)
  return kind
}
