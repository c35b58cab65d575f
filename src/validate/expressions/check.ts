import type { Report } from '../rules/rule.js'
import type { Place } from '../workflow/place.js'
import { checkCondition, checkTruth } from './condition.js'
import { expressionsIn } from './find.js'
import type { Found } from './found.js'
import { spanOf } from './found.js'
import { Placed } from './placed.js'
import { syntaxFault } from './rules/syntax.js'
import { unclosed } from './rules/unclosed.js'
import type { Scope } from './scope.js'
import type { Type } from './types.js'
import { typeOf } from './typing.js'
import { checkText, checkWhole } from './values.js'

/** Checks every expression of a workflow or an action, at its place. */
export function checkExpressions(places: readonly Place[], scope: Scope, report: Report): void {
  for (const place of places) {
    const all = expressionsIn(place.node, place.condition)
    if (all.length > 0) checkPlace(place, all, scope, report)
  }
}

function checkPlace(place: Place, all: readonly Found[], scope: Scope, report: Report): void {
  let readable = true
  for (const found of all) {
    if (!found.closed) report(unclosed, found, 'The expression that begins here is never closed with `}}`')
    for (const fault of found.faults) {
      report(syntaxFault, spanOf(found, fault), fault.message, { level: fault.level ?? syntaxFault.level })
    }
    readable &&= found.closed && found.faults.length === 0
    if (found.expression === null) continue
    const type = typeOf(found.expression, new Placed(found, place, scope, report))
    if (!place.condition) checkValue(place, found, type, scope, report)
    else if (found.whole) checkTruth(type, found, report)
  }
  if (place.condition && readable) checkCondition(place, all, report)
}

function checkValue(place: Place, found: Found, type: Type, scope: Scope, report: Report): void {
  if (found.whole) checkWhole(place, scope.expects(place), found, type, report)
  else checkText(found, type, report)
}
