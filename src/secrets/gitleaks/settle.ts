import type { Allowlist, Limit, UserRule, UserRules } from './config.js'
import { type Expressions, groupsOf } from './expressions.js'
import type { Base } from './extend.js'
import type { RuleOfFile, RulesFile } from './file.js'
import { isKnownRule } from './ids.js'
import type { Remarks } from './table.js'

/** What holds in the end: rules of the user's own, and what changes of this bundle's. */
export function settled(
  file: RulesFile,
  { rules: given, allowlists, own, disabled: off }: Base,
  expressions: Expressions,
  remarks: Remarks,
): Omit<UserRules, 'path' | 'notes'> {
  const say = (text: string) => remarks.notes.push(`${file.path}: ${text}`)
  const disabled = new Set(off)
  const rules: UserRule[] = []
  const limits: Limit[] = []
  for (const rule of given.values()) {
    const ofOurs = own && isKnownRule(rule.id) && !disabled.has(rule.id)
    if (ofOurs && rule.regex === null) limits.push({ rule: rule.id, path: rule.path, entropy: rule.entropy })
    else if (isSound(rule, expressions, remarks)) {
      rules.push(plain(rule))
      if (ofOurs) disabled.add(rule.id)
      if (rule.regex !== null && expressions.compile(rule.regex).test('')) {
        say(`the rule \`${rule.id}\` matches the empty text too; such matches are left out`)
      }
    }
  }
  // Those of rules that a file names: only the first file's, as in gitleaks.
  const targeted = file.allowlists.filter(list => list.rules !== null)
  for (const id of new Set(targeted.flatMap(list => list.rules ?? []))) {
    if (!given.has(id) && !(own && isKnownRule(id))) say(`\`targetRules\` names \`${id}\`, and there is no such rule`)
  }
  const all: Allowlist[] = [...[...given.values()].flatMap(rule => rule.allowlists), ...targeted, ...allowlists]
  const noRules = !own && given.size === 0
  if (noRules) say("it has no rules, so gitleaks finds nothing by it; here this action's own rules hold")
  else if (own) say("`useDefault`: the rules that hold are this action's own, which take the place of gitleaks'")
  else say("only its own rules hold; to have this action's too, give `useDefault = true` below `[extend]`")
  return { rules, allowlists: all, own: own || noRules, disabled: [...disabled], limits }
}

/** Whether a rule can find anything; says what is wrong where it cannot. */
function isSound(rule: RuleOfFile, expressions: Expressions, remarks: Remarks): boolean {
  const refuse = (key: string, message: string) => {
    remarks.mistakes.push({ where: [rule.where, key].filter(part => part !== '').join('.'), message, file: rule.file })
    return false
  }
  if (rule.regex === null && rule.path === null) return refuse('', 'must have a `regex`, a `path` or both')
  if (rule.regex === null) return true
  // It has been said what is wrong with it.
  if (expressions.faultOf(rule.regex) !== null) return false
  const groups = groupsOf(expressions, rule.regex)
  if (rule.secretGroup <= groups) return true
  return refuse(
    'secretGroup',
    `is ${rule.secretGroup}, and the expression has ${groups === 1 ? '1 group' : `${groups} groups`}`,
  )
}

function plain({ allowlists: _, where: __, file: ___, ...rule }: RuleOfFile): UserRule {
  return rule
}
