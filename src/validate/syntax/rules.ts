import type { Rule } from '../rules/rule.js'
import { iniDuplicateKey } from './ini/duplicate-key.js'
import { iniSyntax } from './ini/syntax.js'
import { jsonDuplicateKey } from './json/duplicate-key.js'
import { jsonSyntax } from './json/syntax.js'
import { jsonTooDeep } from './json/too-deep.js'
import { textEncoding } from './text/encoding.js'
import { textMergeConflict } from './text/merge-conflict.js'
import { tomlDuplicateKey } from './toml/duplicate-key.js'
import { tomlSyntax } from './toml/syntax.js'
import { tomlTooDeep } from './toml/too-deep.js'
import { yamlAmbiguous } from './yaml/ambiguous.js'
import { yamlBomb } from './yaml/bomb.js'
import { yamlCircularAlias } from './yaml/circular-alias.js'
import { yamlDuplicateKey } from './yaml/duplicate-key.js'
import { yamlIndentation } from './yaml/indentation.js'
import { yamlMergeKey } from './yaml/merge-key.js'
import { yamlSyntax } from './yaml/syntax.js'
import { yamlTab } from './yaml/tab.js'
import { yamlTooDeep } from './yaml/too-deep.js'
import { yamlUndefinedAlias } from './yaml/undefined-alias.js'
import { yamlUnusedAnchor } from './yaml/unused-anchor.js'

/** The rules of the formats themselves: what parsers find in a text, and what `checkYaml` finds in trees of YAML. */
export const syntaxRules: readonly Rule[] = [
  yamlSyntax,
  yamlTab,
  yamlIndentation,
  yamlDuplicateKey,
  yamlUndefinedAlias,
  yamlCircularAlias,
  yamlBomb,
  yamlTooDeep,
  yamlAmbiguous,
  yamlMergeKey,
  yamlUnusedAnchor,
  jsonSyntax,
  jsonDuplicateKey,
  jsonTooDeep,
  tomlSyntax,
  tomlDuplicateKey,
  tomlTooDeep,
  iniSyntax,
  iniDuplicateKey,
  textMergeConflict,
  textEncoding,
]

const BY_ID = new Map(syntaxRules.map(rule => [rule.id, rule]))

/** The rule that a fault of a parser names by its id. */
export function ruleOfFault(id: string): Rule {
  const rule = BY_ID.get(id)
  if (rule === undefined) throw new Error(`No rule explains faults of ${id}.`)
  return rule
}
