/** What other families may use of expressions: what stands in a value, as a tree, and what of it an attacker controls. */
export type { Expression, ParsedExpression } from './ast.js'
export { expressionsIn } from './find.js'
export { type Found, spanOf } from './found.js'
export { accessesIn, literalText, partsOf, pathOf } from './paths.js'
export { type Untrusted, untrustedPaths } from './untrusted.js'
