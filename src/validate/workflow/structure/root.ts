import type { Report } from '../../rules/rule.js'
import { describeNode, isNull } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { empty } from './rules/empty.js'
import { secondDocument } from './rules/second-document.js'
import { type } from './rules/type.js'

/** A file that is no map; one that cannot be read at all has been reported as such. */
export function reportNoMap(source: Source, what: string, report: Report): void {
  const { root, faults } = source
  if (faults.length > 0) return
  if (root === null || isNull(root)) report(empty, root ?? { start: 0, end: 0 }, `The file is empty; ${what} is a map`)
  else report(type, root, `The file must be a map, is ${describeNode(root)}: ${what} has keys`)
}

/** GitHub reads the first document of a file. */
export function reportSecondDocument({ documents }: Source, report: Report): void {
  const [, second] = documents
  if (second !== undefined && second.root !== null && !isNull(second.root)) {
    report(secondDocument, second.root, 'A second document begins here, and GitHub reads only the first one')
  }
}
