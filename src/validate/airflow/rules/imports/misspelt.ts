import { nearest } from '../../../../gate/nearest.js'
import { didYouMean } from '../../../words/among.js'
import type { Checking } from '../checking.js'
import { hasNo, unknownImport } from '../refused/unknown-import.js'
import { namesOf } from './names.js'

/** Tells of names that modules of Airflow do not have, where it is clear which was meant. */
export function checkMisspelt(checking: Checking): void {
  for (const { module, name, span, isOptional } of checking.imports) {
    if (name === null || name === '*' || isOptional) continue
    const names = namesOf(module)
    if (names === null || names.includes(name)) continue
    const near = nearest(name, names)
    // A shorter or a longer word may be another one, which only some versions have.
    if (near === undefined || near.includes(name) || name.includes(near) || checking.isConditional(span)) continue
    checking.tellHere(unknownImport.rule, span, hasNo(module, name, didYouMean(near)))
  }
}
