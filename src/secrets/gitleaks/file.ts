import type { RepoPath } from '../../gate/path.js'
import type { Allowlist, Required, UserRule } from './config.js'
import type { Expressions } from './expressions.js'
import { type Remarks, Table } from './table.js'

/** A rule as a file gives it: of one that is given again below, all may be missing but the id. */
export interface RuleOfFile extends UserRule {
  allowlists: readonly Allowlist[]
  /** Where it stands, for messages. */
  where: string
  file: RepoPath
}

/** A single file, before what it extends. */
export interface RulesFile {
  path: RepoPath
  rules: ReadonlyMap<string, RuleOfFile>
  allowlists: readonly Allowlist[]
  extend: { path: string; useDefault: boolean; disabledRules: readonly string[] }
}

/** No file has as many; each is compiled in each thread. */
const MOST_RULES = 5000

/** Keywords are looked for at every place of every text. */
const LONGEST_KEYWORD = 200

/** Levels of tables and lists in each other; the format has five. */
const DEEPEST = 20

/** Loads the parser, and returns what reads a file with it: null where that is no TOML. */
export async function rulesFileReader(
  expressions: Expressions,
  remarks: Remarks,
): Promise<(text: string, path: RepoPath) => RulesFile | null> {
  const toml = await import('smol-toml')
  return (text, path) => {
    try {
      return new FileReader(path, expressions, remarks).read(toml.parse(text, { maxDepth: DEEPEST }))
    } catch (error) {
      if (!(error instanceof toml.TomlError)) throw error
      // What follows is a part of the file.
      const [first = ''] = error.message.split('\n', 1)
      const message = `is no TOML: ${first.replace(/^Invalid TOML document: /, '')}`
      remarks.mistakes.push({ where: '', message, file: path, line: error.line, column: error.column })
      return null
    }
  }
}

class FileReader {
  constructor(
    private readonly path: RepoPath,
    private readonly expressions: Expressions,
    private readonly remarks: Remarks,
  ) {}

  read(document: object): RulesFile {
    const top = new Table(document, '', this.path, this.remarks)
    // Names of the format that change nothing here.
    for (const key of ['title', 'description', 'minVersion']) top.text(key)
    const rules = this.rules(top)
    const allowlists = this.allowlists(top, table => {
      const targets = table.texts('targetRules')
      return targets.length === 0 ? null : targets
    })
    const [extend] = top.tables('extend')
    const file = {
      path: this.path,
      rules,
      allowlists,
      extend: {
        path: extend?.text('path') ?? '',
        useDefault: extend?.flag('useDefault') ?? false,
        disabledRules: extend?.texts('disabledRules') ?? [],
      },
    }
    extend?.end()
    top.end()
    return file
  }

  private rules(top: Table): Map<string, RuleOfFile> {
    const tables = top.tables('rules')
    const rules = new Map<string, RuleOfFile>()
    if (tables.length > MOST_RULES) {
      top.refuse('rules', `must be at most ${MOST_RULES}`)
      return rules
    }
    for (const table of tables) {
      const rule = this.rule(table)
      if (rule.id.trim() === '' || /[\0-\x1f\x7f]/.test(rule.id)) table.refuse('id', 'must be a text of one line')
      if (rules.has(rule.id)) table.note(`the rule \`${rule.id}\` is given more than once; the last one holds`)
      rules.set(rule.id, rule)
    }
    for (const rule of rules.values()) {
      for (const { id } of rule.required) {
        if (rules.has(id)) continue
        const message = `requires \`${id}\`, and this file has no such rule`
        this.remarks.mistakes.push({ where: rule.where, message, file: this.path })
      }
    }
    return rules
  }

  private rule(table: Table): RuleOfFile {
    const id = table.text('id')
    const rule = {
      id,
      description: table.text('description'),
      regex: this.expression(table, 'regex'),
      path: this.expression(table, 'path'),
      entropy: table.number('entropy') ?? 0,
      secretGroup: table.whole('secretGroup') ?? 0,
      keywords: this.keywords(table),
      tags: table.texts('tags'),
      required: table.tables('required').map(each => this.required(each)),
      skipReport: table.flag('skipReport'),
      allowlists: this.allowlists(table, () => [id]),
      where: table.where,
      file: this.path,
    }
    table.end()
    return rule
  }

  private keywords(table: Table): string[] {
    const keywords = table.texts('keywords').map(keyword => keyword.toLowerCase())
    if (keywords.some(({ length }) => length > LONGEST_KEYWORD)) {
      table.refuse('keywords', `must have at most ${LONGEST_KEYWORD} characters each`)
    }
    return keywords
  }

  private required(table: Table): Required {
    const required = {
      id: table.text('id'),
      withinLines: table.whole('withinLines'),
      withinColumns: table.whole('withinColumns'),
    }
    if (required.id === '') table.refuse('id', 'must be the id of a rule')
    table.end()
    return required
  }

  /** Those of a table, by their name of today or, a single one, by that of old. */
  private allowlists(table: Table, rulesOf: (table: Table) => readonly string[] | null): Allowlist[] {
    const several = table.tables('allowlists')
    const single = table.tables('allowlist')
    if (several.length > 0 && single.length > 0) table.refuse('allowlist', 'cannot be given together with `allowlists`')
    return [...several, ...single].map(each => this.allowlist(each, rulesOf(each)))
  }

  private allowlist(table: Table, rules: readonly string[] | null): Allowlist {
    const allowlist = {
      description: table.text('description'),
      all: this.isForAll(table),
      commits: table.texts('commits').map(commit => commit.trim().toLowerCase()),
      paths: this.listed(table, 'paths'),
      regexTarget: this.target(table),
      regexes: this.listed(table, 'regexes'),
      stopwords: table.texts('stopwords').map(word => word.toLowerCase()),
      rules,
    }
    table.end()
    const { commits, paths, regexes, stopwords } = allowlist
    if (commits.length + paths.length + regexes.length + stopwords.length === 0) {
      table.refuse('', 'must have at least one of `commits`, `paths`, `regexes` and `stopwords`')
    }
    return allowlist
  }

  private isForAll(table: Table): boolean {
    const condition = table.text('condition').toUpperCase()
    if (condition === 'AND' || condition === '&&') return true
    if (condition !== '' && condition !== 'OR' && condition !== '||') table.refuse('condition', 'must be `OR` or `AND`')
    return false
  }

  private target(table: Table): Allowlist['regexTarget'] {
    const target = table.text('regexTarget') || 'secret'
    if (target === 'secret' || target === 'match' || target === 'line') return target
    table.refuse('regexTarget', 'must be `secret`, `match` or `line`')
    return 'secret'
  }

  private expression(table: Table, key: string): string | null {
    const pattern = table.text(key)
    if (pattern === '') return null
    const fault = this.expressions.faultOf(pattern)
    if (fault !== null) table.refuse(key, fault)
    return pattern
  }

  private listed(table: Table, key: string): string[] {
    const patterns = table.texts(key)
    for (const [index, pattern] of patterns.entries()) {
      const fault = this.expressions.faultOf(pattern)
      if (fault !== null) table.refuse(`${key}[${index + 1}]`, fault)
    }
    return patterns
  }
}
