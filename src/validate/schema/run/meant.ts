import type { Node } from '../../tree/node.js'
import { describeNode } from '../../tree/node.js'
import { joined, listed } from '../../words/listed.js'
import type { Allowed } from '../model/keywords.js'
import { missingKey } from '../rules/missing-key.js'
import { typeRule } from '../rules/type.js'
import { typeWords } from '../value/types.js'
import type { Flaw } from './flaw.js'
import type { Run } from './run.js'
import { headOf } from './subject.js'
import { valueMessage } from './words.js'

/** A branch of `anyOf` or `oneOf`, with what is wrong with the value by it. */
export interface Branch {
  readonly flaws: readonly Flaw[]
}

/**
 * The flaws to tell of, where no branch fits: those of the one that was meant. Branches for values of another type, and those
 * that another value of a key such as `type` selects, were not. Null where it cannot be told.
 */
export function meant(run: Run, branches: readonly Branch[], node: Node): readonly Flaw[] | null {
  const depth = run.path.length
  const ofType = branches.filter(({ flaws }) => !flaws.some(flaw => isType(flaw, depth, node)))
  if (ofType.length === 0) return allTypes(run, branches, node)
  const selected = ofType.filter(branch => !isDeselected(branch, ofType, depth))
  if (selected.length === 0) return allSelectors(ofType, depth)
  if (selected.length === 1) return withOtherTypes(selected[0]?.flaws ?? [], branches, node, depth)
  return allValues(run, selected, node) ?? allMissing(run, selected, node) ?? nearestOf(selected, depth)
}

function isType(flaw: Flaw, depth: number, node: Node): boolean {
  return flaw.sort === 'type' && flaw.depth === depth && flaw.node === node
}

/** No branch is for values of that type: what types there are. */
function allTypes(run: Run, branches: readonly Branch[], node: Node): Flaw[] {
  const depth = run.path.length
  const flaws = branches.map(({ flaws }) => flaws.find(flaw => isType(flaw, depth, node)) as Flaw)
  const types = flaws.reduce((all, flaw) => all | (flaw.types ?? 0), 0)
  const message = `${headOf(run.path)} must be ${typeWords(types)}, is ${describeNode(node)}.`
  return [{ ...(flaws[0] as Flaw), rule: typeRule, message, types }]
}

/** Where a text or number is wrong by the one branch for it, the types that other branches are for could be meant as well. */
function withOtherTypes(
  flaws: readonly Flaw[],
  branches: readonly Branch[],
  node: Node,
  depth: number,
): readonly Flaw[] {
  const [flaw] = flaws
  if (node.kind !== 'scalar' || flaw === undefined || flaws.length > 1 || flaw.node !== node || flaw.depth !== depth)
    return flaws
  const types = branches.flatMap(({ flaws: others }) => others.find(each => isType(each, depth, node))?.types ?? [])
  if (types.length === 0 || !flaw.message.endsWith('.')) return flaws
  const words = typeWords(types.reduce((all, each) => all | each, 0))
  return [{ ...flaw, message: `${flaw.message.slice(0, -1)}; it could be ${words} as well.` }]
}

/** Whether a key of the value says that another branch is meant: this one asks for another value there. */
function isDeselected(branch: Branch, others: readonly Branch[], depth: number): boolean {
  return branch.flaws.some(
    flaw =>
      isSelector(flaw, depth) &&
      (others.some(other => !other.flaws.some(each => each.node === flaw.node && each.depth === flaw.depth)) ||
        others.every(other => other.flaws.some(each => isSelector(each, depth) && each.node === flaw.node))),
  )
}

function isSelector({ sort, depth, node }: Flaw, at: number): boolean {
  return sort === 'allowed' && depth === at + 1 && node.kind === 'scalar'
}

/** Every branch asks for a value that the key does not have: all that it could have. */
function allSelectors(branches: readonly Branch[], depth: number): Flaw[] | null {
  const flaws = branches.map(({ flaws }) => flaws.find(flaw => isSelector(flaw, depth)))
  const first = flaws[0]
  if (first === undefined || flaws.some(flaw => flaw?.node !== first.node)) return null
  return [withValues(first, flaws as Flaw[])]
}

/** The value is none of several lists of values: all of them at once. */
function allValues(run: Run, branches: readonly Branch[], node: Node): Flaw[] | null {
  const depth = run.path.length
  const flaws = branches.map(({ flaws }) => flaws.find(flaw => flaw.sort === 'allowed' && flaw.depth === depth))
  if (node.kind !== 'scalar' || flaws.some((flaw, index) => flaw === undefined || branches[index]?.flaws.length !== 1))
    return null
  return [withValues(flaws[0] as Flaw, flaws as Flaw[])]
}

function withValues(first: Flaw, flaws: readonly Flaw[]): Flaw {
  const values = flaws.flatMap(({ allowed }) => allowed?.values ?? [])
  const texts = new Set(flaws.flatMap(({ allowed }) => [...(allowed?.texts ?? [])]))
  const names = new Set(flaws.flatMap(({ allowed }) => [...(allowed?.names ?? [])]))
  const allowed: Allowed = { values: [...new Set(values)], texts, names, one: false }
  const head = first.message.slice(0, first.message.indexOf(' must be '))
  return { ...first, message: valueMessage(head, allowed, first.node), allowed }
}

/** Each branch lacks a key, and nothing else is wrong: one of them has to be there. */
function allMissing(run: Run, branches: readonly Branch[], node: Node): Flaw[] | null {
  const depth = run.path.length
  const lacks = branches.map(({ flaws }) => flaws)
  if (!lacks.every(flaws => flaws.every(flaw => flaw.sort === 'missing' && flaw.depth === depth))) return null
  const names = lacks.map(flaws => listed(flaws.map(({ name }) => name ?? '')))
  const { start, end } = run.placeOf(node)
  const message = `${headOf(run.path)} must have ${joined([...new Set(names)])}.`
  return [{ rule: missingKey, sort: 'missing', start, end, message, depth, node, name: lacks[0]?.[0]?.name ?? '' }]
}

/** The branch that the value comes nearest to, where one is nearer than all others. */
function nearestOf(branches: readonly Branch[], depth: number): readonly Flaw[] | null {
  const ranked = branches
    .map(({ flaws }) => ({ flaws, distance: distanceOf(flaws, depth) }))
    .sort((a, b) => a.distance - b.distance)
  const [best, second] = ranked
  if (best === undefined || second === undefined) return best?.flaws ?? null
  if (best.distance < second.distance || sameFlaws(best.flaws, second.flaws)) return best.flaws
  return null
}

/** What is wrong with the value itself says more against a branch than what is wrong further down. */
function distanceOf(flaws: readonly Flaw[], depth: number): number {
  let distance = 0
  for (const flaw of flaws)
    distance += flaw.depth === depth ? (flaw.sort === 'unknown' || flaw.sort === 'missing' ? 4 : 6) : 1
  return distance
}

function sameFlaws(one: readonly Flaw[], other: readonly Flaw[]): boolean {
  return (
    one.length === other.length &&
    one.every((flaw, at) => flaw.message === other[at]?.message && flaw.start === other[at]?.start)
  )
}
