import type { Kind } from '../kind.js'
import { readMakefile } from './read/read.js'
import { checkDuplicates, duplicateTarget } from './rules/duplicate-target.js'
import { recipeSpaces } from './rules/recipe-spaces.js'
import { makefileSyntax } from './rules/syntax.js'

/** Files of GNU make. What others call in them is checked by `calls/check.ts`. */
export const makefileKind: Kind = {
  rules: [recipeSpaces, makefileSyntax, duplicateTarget],
  check: (source, report) => {
    const makefile = readMakefile(source)
    for (const { kind, start, end, message } of makefile.faults) {
      // The mark of a conflict is told of already.
      if (source.faults.some(fault => fault.start <= start && start < fault.end)) continue
      report(kind === 'spaces' ? recipeSpaces : makefileSyntax, { start, end }, message)
    }
    checkDuplicates(makefile, report)
  },
}
