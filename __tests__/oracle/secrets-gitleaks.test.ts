import { expect, it } from '@jest/globals'
import { type FilesOfScene, gitleaks, ours } from '../support/gitleaks.js'
import { describeWith } from '../support/tools.js'

const A = ['tok', 'abcdef123'].join('_')
const Z = ['tok', 'zzzzzz999'].join('_')
const RULE = "[[rules]]\nid = 'r'\nregex = 'tok_[a-z0-9]{9}'\n"
const OTHER = "[[rules]]\nid = 'other'\nregex = 'tok_'\n"
const FILES = {
  'a.txt': `x ${A} y\n${Z}\n`,
  'b/c.txt': `first\n  ${Z} here\nkey = "${A}"\n`,
}

/** What Go's expressions can do, and others write differently or cannot. */
const SYNTAX = [
  '[[:alpha:]]+_[[:^digit:]]',
  '\\Qa.b*\\E',
  '(?U)<.+>',
  '(?U)<.+?>',
  '\\x{1F600}|\\x41B',
  '\\Afirst',
  'end\\z',
  'end$',
  '(?m)^line$',
  '(?i)\\bk\\b',
  '(?i)straſse',
  '\\141\\142c',
  '\\pL\\p{Nd}\\PN',
  '[^\\x00-\\x7f]+',
  'a{2,3}?b',
  '(?s:q.r)|(?-s:q.s)',
  '\\w+@\\w+\\.(?:com|org)',
  '[\\d\\-a-f]{8}',
  '(?P<year>\\d{4})-(?:0[1-9]|1[0-2])',
  '\\$\\{[^}]+\\}',
  'x*?y|(|z)w',
]
const SPECIMENS = [
  'first ab_c a.b* <i><b> 😀 AB',
  'line',
  'K \u212a k STRASSE strasse abc',
  'é1x ٣ aab aaab aaaab q\nr q\ns',
  'me@example.com 12-34-ab 2024-12 ${{ x }} ${y}',
  'xxy zw w end',
].join('\n')

const PAIR = "[[rules]]\nid = 'id'\nregex = 'id_[a-z]+'\n[[rules.required]]\nid = 'part'\n"
const PART = "[[rules]]\nid = 'part'\nregex = 'part_[a-z]+'\nskipReport = true\n"

const rule = (regex: string, more = '') => `[[rules]]\nid = 'r'\nregex = '''${regex}'''\n${more}\n`
const ruleAllows = (list: string) => `${RULE}${OTHER}[[rules.allowlists]]\n${list}\n`
const allAllows = (list: string) => `${RULE}${OTHER}[[allowlists]]\n${list}\n`
const config = (text: string, files: FilesOfScene = FILES) => ({ '.gitleaks.toml': text, ...files })

/** Scenes that are searched as a folder and as commits. */
const SCENES: Record<string, FilesOfScene> = {
  'rules alone': config(RULE),
  'no keyword in the text': config(`${RULE}keywords = ['nope']`),
  'a keyword in another case': config(`${RULE}keywords = ['nope', 'TOK_']`),
  'keywords in one text, with commas': config(`${RULE}keywords = 'nope,tok'`),
  'only an empty keyword': config(`${RULE}keywords = ['']`),
  'keywords outside of ASCII': config(`${RULE}keywords = ['ПАРОЛЬ']`, {
    'a.txt': `пароль ${A}\n`,
    'b.txt': `${Z}\n`,
  }),
  'names in any case': config("[[Rules]]\nID = 'r'\nREGEX = 'tok_([a-z]+)(\\d+)'\nSECRETGROUP = 2\nEntropy = 1"),
  'a single table for a list': config("[rules]\nid = 'r'\nregex = 'tok'\n"),
  'numbers for text': config('[[rules]]\nid = 7\nregex = 123\n'),
  'a number as text': config(`${RULE}entropy = '3.2'`),
  'the same id twice': config(`${RULE}[[rules]]\nid = 'r'\nregex = 'zzz'`),

  'entropy above': config(`${RULE}entropy = 3.0`),
  'entropy exactly': config(rule('k=(\\w+)', 'entropy = 2.0'), { 'a.txt': 'k=abcd\nk=abcde\n' }),
  'entropy outside of ASCII': config(rule('k=(\\S+)', 'entropy = 0.9'), { 'a.txt': 'k=éè\nk=ab\nk=éab\nk=éé\n' }),
  'entropy of a group': config(rule('(aaaa)(\\w+)', 'secretGroup = 1\nentropy = 1'), { 'a.txt': 'aaaabcdef\n' }),
  'the first group that is not empty': config(rule('k=(z*)(a)(b)', '[[rules.allowlists]]\nstopwords = ["b"]'), {
    'a.txt': 'k=ab\n',
  }),
  'a group that is empty': config(rule('k=(\\w*)(\\d?)', 'secretGroup = 2'), { 'a.txt': 'k=abc\n' }),
  'an empty group is in no allowlist': config(
    rule('k=(\\w*)(\\d?)', 'secretGroup = 2\n[[rules.allowlists]]\nregexes = ["", "a"]\nstopwords = ["a", ""]'),
    { 'a.txt': 'k=abc\n' },
  ),
  'a match that is none by itself': config(rule('\\Bk=(\\w+)', '[[rules.allowlists]]\nregexes = ["^k"]'), {
    'a.txt': 'ak=123\n',
  }),
  'line ends in the match': config(rule('\\s(k=\\w+)\\s'), { 'a.txt': 'a\nk=123\nb\n\n\nk=77\n\nx k=1\nk=2\n' }),
  'a match of several lines': config(rule('(?s)BEGIN.*?END'), { 'a.txt': 'x\nBEGIN\na\nEND y\nBEGIN END\n' }),
  'characters outside of ASCII': config(rule('k=(.)(.)x'), { 'a.txt': 'é k=éèx\nk=😀ßx\n' }),
  'a flag inside of the expression': config(rule('(?i)TOK_(?-i)[a-z]+')),
  'a named group': config(rule('(?P<all>tok_(?<letters>[a-z]+))')),
  'classes of Unicode': config(rule('\\p{Greek}+=\\PL+'), { 'a.txt': 'αβγ=123\nabc=123\n' }),

  'expressions of every kind': config(
    SYNTAX.map((regex, index) => `[[rules]]\nid = 's${index}'\nregex = '''${regex}'''\n`).join(''),
    { 'a.txt': SPECIMENS, 'b.txt': `${SPECIMENS}\n`, 'c.txt': `x${SPECIMENS.replaceAll('\n', '\r\n')}\n` },
  ),

  'a rule for files': config("[[rules]]\nid = 'p'\npath = '(^|/)c\\.txt$'\ntags = ['x']"),
  'a rule for files with a keyword': config("[[rules]]\nid = 'p'\npath = 'txt$'\nkeywords = ['here']"),
  'a rule for files, allowed': config(
    "[[rules]]\nid = 'p'\npath = 'txt$'\n[[rules.allowlists]]\npaths = ['^b']\n[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['.']",
  ),
  'an expression in some files': config(`${RULE}path = '^b/'`),

  'a rule allows a secret': config(ruleAllows("regexes = ['^tok_a', 'nope']")),
  'a rule allows a part of a match': config(
    rule('key = "(\\w+)"', "[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['^key']"),
  ),
  'a rule does not allow it by the secret': config(
    rule('key = "(\\w+)"', "[[rules.allowlists]]\nregexTarget = 'secret'\nregexes = ['^key']"),
  ),
  'a rule allows a line': config(ruleAllows("regexTarget = 'line'\nregexes = ['here$', '^x']")),
  'a line begins with the end of the one before': config(
    ruleAllows("regexTarget = 'line'\nregexes = ['^tok', '^  tok']"),
  ),
  'a line ends before its end': config(ruleAllows("regexTarget = 'line'\nregexes = ['[0-9]$']"), {
    'a.txt': `${A}\r\n${Z}\n`,
  }),
  'a rule allows a stopword': config(ruleAllows("stopwords = ['ZZZ']")),
  'an empty stopword': config(ruleAllows("stopwords = ['']")),
  'a rule allows files': config(ruleAllows("paths = ['^b/', 'nope']")),
  'a rule allows any of two': config(ruleAllows("paths = ['^b/']\nregexes = ['^tok_a']\nstopwords = ['abc']")),
  'a rule allows both of two': config(ruleAllows("condition = 'AND'\npaths = ['^b/']\nregexes = ['^tok_a']")),
  'a rule allows all of three': config(
    ruleAllows("condition = '&&'\npaths = ['^b/']\nregexes = ['tok']\nstopwords = ['zzz']"),
  ),
  'a rule allows commits that are none': config(ruleAllows("condition = 'and'\ncommits = ['abc']\nregexes = ['tok']")),
  'a flag goes on to the next expression': config(ruleAllows("regexes = ['(?i)nothing', 'ABC']")),
  'two groups of one name': config(ruleAllows("regexes = ['(?P<a>q)', '(?P<a>zzz)']")),
  'all rules allow a secret': config(allAllows("regexes = ['^tok_a', 'nope']")),
  'all rules allow files': config(allAllows("paths = ['^b/']")),
  'all rules allow a stopword or a line': config(
    `${allAllows("stopwords = ['abc']")}[[allowlists]]\nregexTarget = 'line'\nregexes = ['here']`,
  ),
  'some rules allow': config(allAllows("targetRules = ['r']\nregexes = ['zzz']")),
  'some rules allow both of two': config(
    allAllows("targetRules = ['other', 'r']\ncondition = 'AND'\npaths = ['c']\nregexes = ['tok']"),
  ),
  'old names': config(`${RULE}[rules.allowlist]\nregexes = ['^tok_a']\n[allowlist]\npaths = ['^b']`),
  'an old name with target rules': config(`${RULE}${OTHER}[allowlist]\ntargetRules = ['r']\nregexes = ['tok']`),
  'expressions in one text': config(ruleAllows("regexes = 'nope,zzz'")),

  'a comment in the line': config(RULE, { 'a.txt': `${A} # gitleaks:allow\n${Z}\n` }),
  'a generic rule gives way': config(
    "[[rules]]\nid = 'my-Generic'\nregex = 'tok_[a-z]+'\n[[rules]]\nid = 's'\nregex = 'tok_[a-z0-9]+'\n[[rules.allowlists]]\nstopwords = ['zzz']",
  ),

  'what is required is there': config(PAIR + PART, { 'a.txt': 'id_a\npart_b\n', 'b.txt': 'id_a\n' }),
  'what is required needs no keyword': config(`${PAIR}${PART}keywords = ['nope']`, { 'a.txt': 'id_a\npart_b\n' }),
  'required in the same line': config(`${PAIR}withinLines = 0\n${PART}`, { 'a.txt': 'id_a part_b\nid_b\npart_b\n' }),
  'required in the next line': config(`${PAIR}withinLines = 1\n${PART}`, { 'a.txt': 'id_a\n\npart_b\nid_b\n' }),
  'required so many columns away': config(`${PAIR}withinColumns = 5\n${PART}`, {
    'a.txt': 'id_a part_b\nid_b         part_b\nid_c\n part_c',
  }),
  'required in the same column': config(`${PAIR}withinColumns = 0\n${PART}`, { 'a.txt': 'id_a\npart_b\n' }),
  'required in the same column below': config(`${PAIR}withinColumns = 0\n${PART}`, { 'a.txt': '\nid_a\npart_b\n' }),
  'what is required is allowed': config(`${PAIR}${PART}[[rules.allowlists]]\nstopwords = ['part']`, {
    'a.txt': 'id_a\npart_b\n',
  }),
  'what is required is allowed by a comment': config(PAIR + PART, { 'a.txt': 'id_a\npart_b # gitleaks:allow\n' }),
  'what is required requires': config(
    `${PAIR}${PART}[[rules.required]]\nid = 'third'\n[[rules]]\nid = 'third'\nregex = 'absent'`,
    { 'a.txt': 'id_a\npart_b\n' },
  ),
  'one of two that are required': config(
    `${PAIR}[[rules.required]]\nid = 'third'\n${PART}[[rules]]\nid = 'third'\nregex = 'third'`,
    { 'a.txt': 'id_a\npart_b\n', 'b.txt': 'id_a part_b third' },
  ),

  'extended by path': config(`[extend]\npath = 'd/base.toml'\n${OTHER}`, { ...FILES, 'd/base.toml': RULE }),
  'extended from the root': config("[extend]\npath = 'd/base.toml'", {
    ...FILES,
    'd/base.toml': `${RULE}[extend]\npath = 'third.toml'`,
    'third.toml': OTHER,
  }),
  'extended further than gitleaks goes': config(`${RULE}[extend]\npath = '1.toml'`, {
    ...FILES,
    '1.toml': "[[rules]]\nid = 'r1'\nregex = 'tok'\n[extend]\npath = '2.toml'",
    '2.toml': "[[rules]]\nid = 'r2'\nregex = 'tok'\n[extend]\npath = '3.toml'",
    '3.toml': "[[rules]]\nid = 'r3'\nregex = 'tok'",
  }),
  'extended by itself': config(`${RULE}[extend]\npath = '.gitleaks.toml'`),
  'a rule given again': config(
    `[extend]\npath = 'base.toml'\n[[rules]]\nid = 'r'\nkeywords = ['nope']\nentropy = 3.2\n[[rules.allowlists]]\npaths = ['^b']`,
    { ...FILES, 'base.toml': `${RULE}keywords = ['tok']\n[[rules.allowlists]]\nstopwords = ['nope']` },
  ),
  'a rule given again with another group': config(
    "[extend]\npath = 'base.toml'\n[[rules]]\nid = 'r'\nsecretGroup = 2\n[[rules.allowlists]]\nregexes = ['^tok']",
    { ...FILES, 'base.toml': rule('(tok)_([a-z]+)') },
  ),
  'a rule given again with another expression': config(
    "[extend]\npath = 'base.toml'\n[[rules]]\nid = 'r'\nregex = 'zzz'",
    {
      ...FILES,
      'base.toml': `${RULE}path = '^b'`,
    },
  ),
  'what a rule that is given again requires': config(
    `[extend]\npath = 'base.toml'\n[[rules]]\nid = 'r'\nskipReport = true\n[[rules.required]]\nid = 'q'\n[[rules]]\nid = 'q'\nregex = 'absent'`,
    { ...FILES, 'base.toml': RULE },
  ),
  'a disabled rule': config("[extend]\npath = 'base.toml'\ndisabledRules = ['r', 'nope']", {
    ...FILES,
    'base.toml': RULE + OTHER,
  }),
  'a disabled rule that is given again': config(
    "[extend]\npath = 'base.toml'\ndisabledRules = ['r']\n[[rules]]\nid = 'r'\nregex = 'zzz'",
    { ...FILES, 'base.toml': RULE + OTHER },
  ),
  'allowlists of a file that is extended': config("[extend]\npath = 'base.toml'", {
    ...FILES,
    'base.toml': `${RULE}[[allowlists]]\nregexes = ['zzz']\n[[allowlists]]\ntargetRules = ['r']\nregexes = ['abc']`,
  }),
  'target rules of a file that is extended': config(
    "[extend]\npath = 'base.toml'\n[[allowlists]]\ntargetRules = ['r']\nregexes = ['abc']",
    {
      ...FILES,
      'base.toml': RULE,
    },
  ),

  'places to ignore': {
    ...config(RULE),
    '.gitleaksignore': '# a comment\n\n a.txt:r:2 \nb\\c.txt:r:3\nb/c.txt:other:2\nmalformed\n',
  },
  'a file to ignore': config("[[rules]]\nid = 'p'\npath = 'txt$'", { ...FILES, '.gitleaksignore': 'b/c.txt:p:0\n' }),
}

/** Scenes that are searched as commits only: in a folder gitleaks goes by the paths alone, whatever else must hold. */
const COMMITTED: Record<string, FilesOfScene> = {
  'all rules allow both of two': config(allAllows("condition = 'AND'\npaths = ['^b/']\nregexes = ['^tok_a']")),
  'all rules allow a folder by its name': config(allAllows("paths = ['^b$']")),
}

describeWith(['gitleaks', 'git'], 'what gitleaks finds by a configuration', () => {
  it.each(Object.keys(SCENES))('we find in a folder: %s', async name => {
    const files = SCENES[name] as FilesOfScene
    const { found } = await gitleaks(files, false)
    expect(await ours(files)).toEqual(found)
  })

  it.each(Object.keys({ ...SCENES, ...COMMITTED }))('we find in commits: %s', async name => {
    const files = { ...SCENES, ...COMMITTED }[name] as FilesOfScene
    const { found, commits } = await gitleaks(files, true)
    expect(await ours(files, commits)).toEqual(found)
  })

  // The configuration is added last: it names commits, which are the same each time.
  it.each([
    'commits = ["$a"]',
    'condition = "AND"\ncommits = ["$a"]\nregexes = ["zzz"]',
    'condition = "AND"\ncommits = ["$b"]\npaths = ["^b"]\nstopwords = ["zzz"]',
  ])('we find in commits of which some are allowed: %s', async list => {
    const { commits } = await gitleaks({ ...FILES, '.gitleaks.toml': RULE }, true)
    for (const allows of [ruleAllows, allAllows]) {
      const named = list
        .replace('$a', (commits['a.txt'] as string).toUpperCase())
        .replace('$b', commits['b/c.txt'] as string)
      const files = { ...FILES, '.gitleaks.toml': allows(named) }
      const { found } = await gitleaks(files, true)
      expect(found).not.toEqual([])
      expect(await ours(files, commits)).toEqual(found)
    }
  })

  it('we ignore by commit', async () => {
    const { commits } = await gitleaks({ ...FILES, '.gitleaks.toml': RULE }, true)
    const lines = [
      `${commits['a.txt']}:a.txt:r:1`,
      `${commits['a.txt']}:b/c.txt:r:2`,
      `${commits['b/c.txt']}:b\\c.txt:r:3`,
    ]
    const files = { ...FILES, '.gitleaks.toml': RULE, '.gitleaksignore': lines.join('\n') }
    const { found } = await gitleaks(files, true)
    expect(found).toEqual([`r a.txt:2 ${Z}`, `r b/c.txt:2 ${Z}`])
    expect(await ours(files, commits)).toEqual(found)
  })

  it('we cut long texts where it does', async () => {
    const line = `${'x'.repeat(99)}\n`
    const text = `${line.repeat(500)}id_a\n${line.repeat(500)}\n\npart_b\n${line.repeat(1500)}${A}\n`
    const files = { 'a.txt': text, '.gitleaks.toml': RULE + PAIR + PART }
    const { found } = await gitleaks(files, false)
    expect(found).toEqual([`r a.txt:2505 ${A}`])
    expect(await ours(files)).toEqual(found)
  })

  const REFUSED: Record<string, string> = {
    'an allowlist without conditions': `${RULE}[[rules.allowlists]]\ndescription = 'x'`,
    'a condition that is none': `${RULE}[[rules.allowlists]]\ncondition = 'xor'\nregexes = ['a']`,
    'a target that is none': `${RULE}[[rules.allowlists]]\nregexTarget = 'Match'\nregexes = ['a']`,
    'old and new names': `${RULE}[rules.allowlist]\nregexes = ['a']\n[[rules.allowlists]]\nregexes = ['b']`,
    'old and new names for all': `${RULE}[allowlist]\nregexes = ['a']\n[[allowlists]]\nregexes = ['b']`,
    'a rule without id': "[[rules]]\nregex = 'a'",
    'a rule that finds nothing': "[[rules]]\nid = 'r'",
    'a group that is not there': rule('(a)', 'secretGroup = 2'),
    'an expression of another syntax': rule('(?=a)b'),
    'required but not there': `${RULE}[[rules.required]]\nid = 'q'`,
    'required but unnamed': `${RULE}[[rules.required]]\nwithinLines = 2`,
    'both ways to extend': `${RULE}[extend]\npath = 'a.txt'\nuseDefault = true`,
    'a file to extend that is not there': `${RULE}[extend]\npath = 'nope.toml'`,
    'no TOML': `${RULE}x = `,
  }

  it.each(Object.keys(REFUSED))('we refuse what it refuses: %s', async name => {
    const files = config(REFUSED[name] as string)
    await expect(gitleaks(files, false)).rejects.toThrow()
    await expect(ours(files)).rejects.toThrow(/^(\.gitleaks\.toml|nope\.toml|a\.txt):/)
  })
})
