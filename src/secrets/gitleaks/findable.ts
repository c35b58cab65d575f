import type { Found } from '../model.js'
import type { Findable } from './allow.js'
import { gitleaksIds } from './ids.js'
import type { Ignorable } from './ignore.js'
import { utf8 } from './matching.js'

/** A finding as allowlists see it, with the commit that brought it where that is known. */
export function findableOf({ rule, user, path, allowable }: Found, commit?: string): Findable {
  return {
    rules: user ? [rule] : [rule, ...gitleaksIds(rule)],
    user,
    path,
    ...(commit === undefined ? {} : { commit }),
    secret: utf8(allowable.group),
    match: utf8(allowable.match),
    line: utf8(allowable.line),
  }
}

/** A finding as `.gitleaksignore` names it. */
export function ignorableOf(found: Found, commit?: string): Ignorable {
  const { rules, path } = findableOf(found, commit)
  return { rules, path, line: found.allowable.startLine, ...(commit === undefined ? {} : { commit }) }
}
