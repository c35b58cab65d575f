import type { RE2JS } from 're2js'
import { append } from '../../gate/append.js'
import type { Match, Text } from '../model.js'
import { type Allowing, compileAllowlists } from './allow.js'
import type { UserRule, UserRules } from './config.js'
import { Expressions } from './expressions.js'
import { type Fragment, fragmentsOf } from './fragments.js'
import { keywordFinder } from './keywords.js'
import { findsOf, type RuleFind, type Searched, utf8 } from './matching.js'
import { withRequired } from './required.js'

/** What a rule of the user's found, with what allowlists go by; texts are latin1. */
export interface RuleMatch extends Match {
  /** The secret as allowlists have it: empty where the rule's group is, and for a file that the rule names by its path. */
  group: string
  /** All that the rule's expression matched; empty for a file that the rule names by its path. */
  match: string
  /** As `lineOf` gives it. */
  line: string
  /** The line that `.gitleaksignore` names it by: the one in which the match begins; 0 for a file. */
  startLine: number
}

export interface UserRuleMatcher {
  /** What rules with an expression find in a text. Allowlists have not been applied; they may need the commit. */
  detect(text: Text): RuleMatch[]
  /** What rules that go by the path alone say of a text's file: once for each file, whatever is decoded in it. */
  named(text: Text): RuleMatch[]
}

const MATCHES = 'matches it'

interface Compiled {
  rule: UserRule
  regex: RE2JS | null
  isAt: ((path: string) => boolean) | null
}

/** Compiles the rules of a file, for the thread that it is called in. */
export async function compileUserRules(user: UserRules): Promise<UserRuleMatcher> {
  const expressions = await Expressions.load()
  const compiled = user.rules.map(rule => ({
    rule,
    regex: rule.regex === null ? null : expressions.compile(rule.regex),
    isAt: rule.path === null ? null : expressions.anyOf([rule.path]),
  }))
  return new Matcher(compiled, await compileAllowlists(user))
}

class Matcher implements UserRuleMatcher {
  private readonly byId: ReadonlyMap<string, Compiled>
  private readonly reporting: readonly Compiled[]
  private readonly wordsIn: (text: string) => ReadonlySet<string>

  constructor(
    compiled: readonly Compiled[],
    private readonly allowing: Allowing,
  ) {
    this.byId = new Map(compiled.map(each => [each.rule.id, each]))
    this.reporting = compiled.filter(({ rule }) => !rule.skipReport)
    this.wordsIn = keywordFinder(compiled.flatMap(({ rule }) => rule.keywords))
  }

  detect(text: Text): RuleMatch[] {
    const rules = this.reporting.filter(({ regex, isAt }) => regex !== null && (isAt === null || isAt(text.path)))
    if (rules.length === 0) return []
    return [...fragmentsOf(text.content)].flatMap(fragment => this.detectIn(searchable(fragment, text.path), rules))
  }

  named(text: Text): RuleMatch[] {
    const rules = this.reporting.filter(({ regex, isAt }) => regex === null && isAt?.(text.path))
    if (rules.length === 0) return []
    const words = this.wordsIn(utf8(text.content).toLowerCase())
    return rules
      .filter(({ rule }) => isWanted(rule, words))
      .map(({ rule }) => ({
        ...said(rule, 'names such files'),
        what: 'a file that should not be here',
        start: 0,
        end: 0,
        secret: '',
        group: '',
        match: '',
        line: '',
        startLine: 0,
      }))
  }

  private detectIn(searched: Searched, rules: readonly Compiled[]): RuleMatch[] {
    const words = this.wordsIn((searched.isAscii ? searched.content : utf8(searched.content)).toLowerCase())
    const finds = rules
      .filter(({ rule }) => isWanted(rule, words))
      .flatMap(({ rule }) => withRequired(rule, this.findsOf(rule.id, searched), id => this.components(id, searched)))
    return this.withoutGeneric(finds, searched.path).map(
      ({ rule, start, end, secret, match, line, startLine, isCut }) => ({
        ...said(rule, isCut ? `${MATCHES}, and more of this line than are read` : MATCHES),
        start,
        end,
        secret: secret || match,
        group: secret,
        match,
        line,
        startLine,
      }),
    )
  }

  private findsOf(id: string, searched: Searched): RuleFind[] {
    const { rule, regex, isAt } = this.byId.get(id) ?? {}
    if (rule === undefined || !regex || isAt?.(searched.path) === false) return []
    return findsOf(rule, regex, searched)
  }

  /** What counts as found for a rule that requires it, whatever its keywords are. */
  private components(id: string, searched: Searched): RuleFind[] {
    const finds = this.findsOf(id, searched)
    return finds.filter(find => !find.line.includes('gitleaks:allow') && !this.isAllowed(find, searched.path))
  }

  /** A rule that calls itself generic gives way to any other that finds the same in the same line. */
  private withoutGeneric(finds: readonly RuleFind[], path: string): readonly RuleFind[] {
    if (!finds.some(({ rule }) => isGeneric(rule))) return finds
    const better = new Map<number, RuleFind[]>()
    for (const find of finds) {
      if (!isGeneric(find.rule) && !this.isAllowed(find, path)) append(better, find.startLine, find)
    }
    return finds.filter(
      ({ rule, startLine, secret }) =>
        !isGeneric(rule) || !better.get(startLine)?.some(other => other.secret.includes(secret)),
    )
  }

  private isAllowed({ rule, secret, match, line }: RuleFind, path: string): boolean {
    const texts = { secret: utf8(secret), match: utf8(match), line: utf8(line) }
    return this.allowing({ rules: [rule.id], user: true, path, ...texts }) !== null
  }
}

function searchable(fragment: Fragment, path: string): Searched {
  const isAscii = !/[\x80-\xff]/.test(fragment.content)
  return { ...fragment, path, isAscii, input: isAscii ? fragment.content : Buffer.from(fragment.content, 'latin1') }
}

function isWanted({ keywords }: UserRule, words: ReadonlySet<string>): boolean {
  return keywords.length === 0 || keywords.some(keyword => words.has(keyword))
}

function isGeneric({ id }: UserRule): boolean {
  return id.toLowerCase().includes('generic')
}

function said({ id, description }: UserRule, does: string): Pick<Match, 'rule' | 'what' | 'confidence' | 'reason'> {
  const reason = `the rule \`${id}\` of the gitleaks configuration ${does}`
  return {
    rule: id,
    what: 'a secret',
    confidence: 'high',
    reason: description === '' ? reason : `${reason} (${description})`,
  }
}
