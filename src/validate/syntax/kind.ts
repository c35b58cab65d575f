import type { Kind } from '../kind.js'
import { allSchemaRules } from '../schema/rules/all.js'

/** A file of which nothing is known but its format. */
export const syntaxKind: Kind = { rules: allSchemaRules, declares: true, check: () => {} }
