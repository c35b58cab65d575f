import type { Node } from '../../tree/node.js'
import type { Schema } from '../model/schema.js'
import { formRule } from '../rules/form.js'
import { formOf } from './form.js'
import { type Branch, meant } from './meant.js'
import type { Run } from './run.js'
import { clippedWords, said } from './said.js'
import { Seen } from './seen.js'
import { headOf } from './subject.js'

/** As many flaws of a branch are looked at to tell whether it is the one that was meant. */
const LOOKED_AT = 30

/** `anyOf`. */
export function checkAlternatives(
  run: Run,
  schema: Schema,
  branches: readonly Schema[],
  node: Node,
  seen: Seen | null,
): boolean {
  const fitting: Schema[] = []
  for (const branch of branches) {
    const own = seen && new Seen()
    if (!run.test(branch, node, own)) continue
    fitting.push(branch)
    if (own !== null) seen?.add(own)
    // Without anybody who wants to know more, one is enough.
    else if (run.silent || !run.registry.warns) return true
  }
  if (run.stopped !== null) return true
  if (fitting.length === 0) return noneFits(run, schema, branches, node)
  if (!run.silent) warnOf(run, fitting, node)
  return true
}

/** `oneOf`. */
export function checkBranches(
  run: Run,
  schema: Schema,
  branches: readonly Schema[],
  node: Node,
  seen: Seen | null,
): boolean {
  let fitting: Schema | undefined
  for (const branch of branches) {
    const own = seen && new Seen()
    if (!run.test(branch, node, own)) continue
    if (run.stopped !== null) return true
    if (fitting !== undefined) return bothFit(run, schema, fitting, branch, node)
    fitting = branch
    if (own !== null) seen?.add(own)
  }
  if (run.stopped !== null) return true
  if (fitting === undefined) return noneFits(run, schema, branches, node)
  if (!run.silent && run.registry.warns) warnOf(run, [fitting], node)
  return true
}

/** What the branches that fit warn of, unless one of them has nothing to say against the value. */
function warnOf(run: Run, fitting: readonly Schema[], node: Node): void {
  if (!run.registry.warns) return
  let first: ReturnType<Run['trial']> | undefined
  for (const branch of fitting) {
    const warnings = run.trial(branch, node, LOOKED_AT)
    if (warnings.length === 0) return
    first ??= warnings
  }
  for (const flaw of first ?? []) run.flaws?.add(flaw)
}

function noneFits(run: Run, schema: Schema, branches: readonly Schema[], node: Node): false {
  if (run.silent) return false
  const own = said(schema, 'errorMessage')
  if (own !== undefined) return formFlaw(run, node, `does not fit: ${clippedWords(own)}`)
  const tried: Branch[] = branches.map(branch => ({
    flaws: run.trial(branch, node, LOOKED_AT).filter(({ level }) => level === undefined),
  }))
  const flaws = meant(run, tried, node)
  if (flaws !== null) {
    for (const flaw of flaws) run.flaws?.add(flaw)
    return false
  }
  const forms = [...new Set(branches.map(branch => formOf(branch)))]
  return formFlaw(run, node, `fits none of the forms that it may have: ${forms.slice(0, 8).join('; ')}`)
}

function bothFit(run: Run, schema: Schema, one: Schema, other: Schema, node: Node): false {
  if (run.silent) return false
  const own = said(schema, 'errorMessage')
  if (own !== undefined) return formFlaw(run, node, `does not fit: ${clippedWords(own)}`)
  const [first, second] = [formOf(one), formOf(other)]
  const forms = first === second ? '' : `: ${first}; ${second}`
  return formFlaw(run, node, `fits two forms of which only one may be there${forms}`)
}

function formFlaw(run: Run, node: Node, what: string): false {
  const at = node.kind === 'scalar' ? node : run.placeOf(node)
  return run.refuse(formRule, 'other', at, node, `${headOf(run.path)} ${what}.`)
}
