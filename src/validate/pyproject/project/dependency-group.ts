import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type Pair, textOf, valueAt, valueIn } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'

export const dependencyGroup: Rule = {
  id: 'pyproject/dependency-group',
  level: 'error',
  summary: 'A group of dependencies includes one that does not exist, or itself.',
  why: 'The group cannot be installed.',
  mend: 'Name a group of `[dependency-groups]`, and include groups in no circle.',
  source: 'https://packaging.python.org/en/latest/specifications/dependency-groups/',
  example: {
    files: {
      'pyproject.toml': '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "tests" }, "ruff"]\n',
    },
    line: 3,
  },
}

interface Included {
  readonly name: string
  readonly at: Node
}

export function checkGroups(root: Node, report: Report): void {
  const groups = valueAt(root, 'dependency-groups')
  if (groups?.kind !== 'map') return
  const included = new Map(groups.pairs.map(pair => [normal(pair.name), includesOf(pair)]))
  for (const { name, at } of [...included.values()].flat()) {
    if (included.has(normal(name))) continue
    const names = groups.pairs.map(pair => pair.name)
    report(dependencyGroup, at, `There is no group ${quoted(name)}${among(name, names).text}`)
  }
  checkCircles(included, report)
}

/** Takes away groups of which all that they include is gone; what remains are circles, and what includes them. */
function checkCircles(included: ReadonlyMap<string, readonly Included[]>, report: Report): void {
  const left = new Map<string, number>()
  const users = new Map<string, string[]>()
  for (const [group, all] of included) {
    const known = all.filter(({ name }) => included.has(normal(name)))
    left.set(group, known.length)
    for (const { name } of known) {
      const list = users.get(normal(name)) ?? []
      list.push(group)
      users.set(normal(name), list)
    }
  }
  const free = [...left.keys()].filter(group => left.get(group) === 0)
  for (let at = 0; at < free.length; at += 1) {
    for (const user of users.get(free[at] as string) ?? []) {
      const count = (left.get(user) as number) - 1
      left.set(user, count)
      if (count === 0) free.push(user)
    }
  }
  const stuck = new Set([...left.keys()].filter(group => (left.get(group) as number) > 0))
  for (const group of stuck) {
    const into = included.get(group)?.find(({ name }) => stuck.has(normal(name)))
    if (into === undefined) continue
    report(dependencyGroup, into.at, `Including ${quoted(into.name)} never ends: groups include each other in a circle`)
    return
  }
}

function includesOf({ value }: Pair): readonly Included[] {
  return (value.kind === 'list' ? value.items : []).flatMap(item => {
    const at = valueIn(item, 'include-group')
    const name = textOf(at)
    return at === undefined || name === undefined ? [] : [{ name, at }]
  })
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
