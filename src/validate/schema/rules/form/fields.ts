import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, textOf, valueIn } from '../../../tree/node.js'
import { itemsOf } from '../items.js'

/** The fields of an issue or discussion form. */
export function fieldsOf(root: Node): readonly Node[] {
  return itemsOf(valueIn(root, 'body'))
}

/** Reports every value of the fields that an earlier one has too. */
export function checkUnique(
  fields: readonly Node[],
  read: (field: Node) => Node | undefined,
  report: Report,
  rule: Rule,
  message: (text: string) => string,
): void {
  const first = new Map<string, Node>()
  for (const field of fields) {
    const node = read(field)
    const text = textOf(node)
    if (node === undefined || text === undefined) continue
    const before = first.get(text)
    if (before === undefined) first.set(text, node)
    else {
      const related = [{ start: before.start, end: before.end, message: 'The first one is here.' }]
      report(rule, node, message(text), { related })
    }
  }
}
