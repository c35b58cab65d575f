import { KINDS } from '../kinds.js'
import { makeCallRules } from '../makefile/calls/check.js'
import { pipelineRules } from '../pipeline/rules.js'
import { suppressRules } from '../suppress/rules.js'
import { syntaxRules } from '../syntax/rules.js'
import type { Rule } from './rule.js'

/** Every rule there is, each once, by their ids. */
export async function allRules(): Promise<readonly Rule[]> {
  const rules: Rule[] = [...syntaxRules, ...suppressRules]
  rules.push(...pipelineRules, ...makeCallRules)
  for (const { load } of KINDS) rules.push(...(await load()).rules)
  const byId = new Map(rules.map(rule => [rule.id, rule]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function ruleIds(): Promise<readonly string[]> {
  return (await allRules()).map(({ id }) => id)
}
