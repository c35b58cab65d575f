import type { Allowlist } from './config.js'
import type { RuleOfFile, RulesFile } from './file.js'
import { isKnownRule } from './ids.js'
import type { Remarks } from './table.js'

/** A file with all that it extends. */
export interface Base {
  rules: ReadonlyMap<string, RuleOfFile>
  /** Those for all rules; what a file that is extended says of single ones is lost, as it is in gitleaks. */
  allowlists: readonly Allowlist[]
  /** Whether it comes to `useDefault`. */
  own: boolean
  disabled: readonly string[]
}

/** A file's rules over those of what it extends. */
export function merged(file: RulesFile, base: Base | null, remarks: Remarks): Base {
  const forAll = file.allowlists.filter(({ rules }) => rules === null)
  if (base === null) return { rules: file.rules, allowlists: forAll, own: false, disabled: [] }
  const disabled = new Set(file.extend.disabledRules)
  for (const id of disabled) {
    if (base.rules.has(id) || (base.own && isKnownRule(id))) continue
    remarks.notes.push(`${file.path}: \`disabledRules\` names \`${id}\`, which is no rule of what it extends`)
  }
  const rules = new Map(file.rules)
  for (const [id, below] of base.rules) {
    if (disabled.has(id)) continue
    const above = file.rules.get(id)
    rules.set(id, above === undefined ? below : overridden(below, above))
  }
  return {
    rules,
    allowlists: [...forAll, ...base.allowlists],
    own: base.own,
    disabled: base.own ? [...base.disabled, ...disabled] : [],
  }
}

/** A rule that is given again keeps what the second one does not give; what it requires stays as it was first. */
function overridden(below: RuleOfFile, above: RuleOfFile): RuleOfFile {
  return {
    ...below,
    where: above.where,
    file: above.file,
    description: above.description || below.description,
    entropy: above.entropy || below.entropy,
    secretGroup: above.secretGroup || below.secretGroup,
    regex: above.regex ?? below.regex,
    path: above.path ?? below.path,
    tags: [...below.tags, ...above.tags],
    keywords: [...below.keywords, ...above.keywords],
    allowlists: [...below.allowlists, ...above.allowlists],
  }
}
