import type { Kind } from '../../kind.js'
import type { Report } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { schemaRules } from '../rules/rules.js'
import { unknownKey } from '../rules/unknown-key.js'
import { bundledSchema } from '../source/bundled.js'
import { checkWith } from '../source/declared.js'

/** A kind of YAML file whose schema comes along, with what no schema can say. */
export interface SchemaKind extends Pick<Kind, 'reader'> {
  /** The name of its schema. */
  readonly name: string
  /** Rules beyond the schema's, and what checks them. */
  readonly rules?: Kind['rules']
  readonly checkRoot?: (root: Node, report: Report) => void
  /** Of a kind whose reader passes over keys that it does not know, they are a mistake that breaks nothing. */
  readonly passesOverKeys?: true
}

export function schemaKind({ name, rules = [], checkRoot, passesOverKeys, reader = {} }: SchemaKind): Kind {
  return {
    reader,
    rules: [...schemaRules, ...rules],
    check: async (source, report) => {
      const milder: Report = (rule, at, message, more) =>
        report(rule, at, message, rule === unknownKey ? { level: 'warning', ...more } : more)
      await checkWith(await bundledSchema(name), source, passesOverKeys === true ? milder : report)
      if (source.root !== null) checkRoot?.(source.root, report)
    },
  }
}
