// The labelled corpus of workflows, good and bad. Frozen before the rules were written: it follows GitHub's documents
// and what actionlint 1.7.12 and zizmor 1.32.0 refuse, which ../label.mjs asks them.
import { badCases } from './bad.mjs'
import { goodCases } from './good.mjs'

/**
 * The cases of a seed: [{ id, class, files: { path: text }, main, good, newer?, high?, planted: [{ line }], oracle,
 * ident?, persona? }]. `planted` is where a reader would expect the message; `oracle` is who refuses a bad one: 'actionlint',
 * 'zizmor' (with `ident`, and `persona` where only its auditor tells) or 'own', which GitHub refuses and neither of them.
 */
export function corpus(seed = 1) {
  const good = goodCases(seed)
  return [...good, ...badCases(seed, good)]
}
