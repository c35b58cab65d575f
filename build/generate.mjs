import { rulesOf } from '../lib/cli/explain.js'
import { gates, others, registry } from '../lib/entries.js'
import { writeAliases } from './aliases.mjs'
import { writeRulePages } from './rules.mjs'
import { scaffoldActions } from './scaffold.mjs'
import { copySchemas, writeConfigSchema } from './schema.mjs'
import { writeInputTables } from './tables.mjs'

/** What is generated from the gates beside the bundle: first action files, aliases, the schema, tables in READMEs. */
export async function generate() {
  scaffoldActions(await loadAll({ ...gates, ...others }))
  writeAliases()
  copySchemas()
  writeConfigSchema(await loadAll(registry))
  writeInputTables(await loadAll(registry))
  writeRulePages(await rulesOf(registry))
}

function loadAll(loaders) {
  return Promise.all(Object.values(loaders).map(load => load()))
}
