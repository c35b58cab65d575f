import type { Registry, RuleText } from '../gate/gate.js'
import { UserMistake } from '../gate/mistake.js'
import { nearest, suggestion } from '../gate/nearest.js'
import { plainLine } from '../report/plain.js'

/** `explain <rule>`: what a rule is about; without a rule, the list of them. @throws UserMistake */
export async function explain([id, ...more]: readonly string[], registry: Registry): Promise<string> {
  const rules = await rulesOf(registry)
  if (more.length > 0)
    throw new UserMistake([{ where: plainLine(more[0] as string), message: 'is one argument too many' }])
  if (id === undefined) {
    const width = Math.max(...rules.map(rule => rule.id.length))
    return rules.map(rule => `${rule.id.padEnd(width)}  ${rule.summary}`).join('\n')
  }
  const rule = rules.find(each => each.id === id)
  if (rule !== undefined) return textOf(rule)
  throw new UserMistake([{ where: plainLine(id), message: unknown(id, rules) }])
}

function unknown(id: string, rules: readonly RuleText[]): string {
  const ids = rules.map(each => each.id)
  const [kind = ''] = id.split('/', 1)
  if (nearest(id, ids) !== undefined || ids.some(each => each.startsWith(`${kind}/`))) {
    return `there is no such rule${suggestion(id, ids)}`
  }
  const kinds = [...new Set(ids.map(each => each.split('/', 1)[0]))].join(', ')
  return `there are texts about rules of ${kinds} only: other findings say what is wrong and what would be right`
}

/** The rules of all gates, by their names. */
export async function rulesOf(registry: Registry): Promise<RuleText[]> {
  const gates = await Promise.all(Object.values(registry).map(load => load()))
  const rules = await Promise.all(gates.map(async gate => (await gate.rules?.()) ?? []))
  return rules.flat().sort((a, b) => (a.id < b.id ? -1 : 1))
}

function textOf({ id, level, summary, why, mend, example, source }: RuleText): string {
  const [[path, text] = ['', '']] = Object.entries(example.files)
  const lines = text.replace(/\n$/, '').split('\n')
  const width = String(lines.length).length
  const numbered = lines.map((line, at) => {
    const mark = at + 1 === example.line ? '>' : ' '
    return `${mark} ${String(at + 1).padStart(width)} | ${plainLine(line)}`.trimEnd()
  })
  return [
    `${id} (${level})`,
    '',
    summary,
    why,
    '',
    `To mend it: ${mend}`,
    '',
    `${path}:`,
    ...numbered,
    ...(source === undefined ? [] : ['', `Source: ${source}`]),
  ].join('\n')
}
