// `npm run build`: everything in the repository that is made from something else, in one place and from scratch.
// The result depends on the sources and package-lock.json alone; `.ci/run` compares it byte by byte.

import { writeAliases } from './aliases.mjs'
import { bundle } from './bundle.mjs'
import { compile } from './compile.mjs'
import { scaffoldActions } from './scaffold.mjs'
import { writeConfigSchema } from './schema.mjs'
import { writeInputTables } from './tables.mjs'

compile()
await bundle()
const { gates, registry } = await import('../lib/entries.js')
scaffoldActions(await loadAll(gates))
writeAliases()
writeConfigSchema(await loadAll(registry))
writeInputTables(await loadAll(registry))

/** @param {Record<string, () => Promise<any>>} loaders */
function loadAll(loaders) {
  return Promise.all(Object.values(loaders).map(load => load()))
}
