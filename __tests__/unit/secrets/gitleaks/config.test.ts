import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../../src/gate/mistake.js'
import { rulesOf } from '../../../support/gitleaks.js'
import { mutated, randomOf } from '../../../support/mutations.js'

const read = (text: string, others: Record<string, string> = {}) => rulesOf({ '.gitleaks.toml': text, ...others })

const RULE = "[[rules]]\nid = 'acme'\nregex = 'acme_([a-z]+)'\n"

async function mistakesOf(text: string, others: Record<string, string> = {}): Promise<string[]> {
  const error = await read(text, others).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return []
  expect(error).toBeInstanceOf(UserMistake)
  return (error as UserMistake).message.split('\n')
}

describe('a configuration in the format of gitleaks', () => {
  it('is plain data that crosses to other threads', async () => {
    const rules = await read(
      `${RULE}tags = ['x']\n[[rules.required]]\nid = 'acme'\nwithinLines = 2\n[[allowlists]]\npaths = ['x']\ntargetRules = ['acme']`,
    )
    expect(structuredClone(rules)).toEqual(rules)
    expect(rules.rules).toEqual([
      {
        id: 'acme',
        description: '',
        regex: 'acme_([a-z]+)',
        path: null,
        entropy: 0,
        secretGroup: 0,
        keywords: [],
        tags: ['x'],
        required: [{ id: 'acme', withinLines: 2, withinColumns: null }],
        skipReport: false,
      },
    ])
    expect(rules.allowlists).toEqual([
      {
        description: '',
        all: false,
        commits: [],
        paths: ['x'],
        regexTarget: 'secret',
        regexes: [],
        stopwords: [],
        rules: ['acme'],
      },
    ])
  })

  it.each([
    ['rules of its own', RULE, false, 'only its own rules hold'],
    ['neither rules nor a word on ours', '', true, 'it has no rules'],
    ['allowlists alone', "[allowlist]\npaths = ['x']", true, 'it has no rules'],
    ['our rules', '[extend]\nuseDefault = true', true, 'take the place of gitleaks'],
    ['our rules and its own', `${RULE}[extend]\nuseDefault = true`, true, 'take the place of gitleaks'],
  ])('says whose rules hold where it has %s', async (_, text, own, note) => {
    const rules = await read(text)
    expect(rules.own).toBe(own)
    expect(rules.notes).toEqual([expect.stringContaining(note)])
  })

  it('has our rules by way of a file that it extends', async () => {
    const others = { 'base.toml': "[extend]\nuseDefault = true\ndisabledRules = ['jwt']" }
    const rules = await read("[extend]\npath = 'base.toml'\ndisabledRules = ['github-pat', 'nope']", others)
    expect(rules).toMatchObject({ own: true, disabled: ['jwt', 'github-pat', 'nope'] })
    expect(rules.notes.join('\n')).toContain('`disabledRules` names `nope`')
  })

  it('changes rules of ours by the ids of gitleaks', async () => {
    const rules = await read(
      "[extend]\nuseDefault = true\n[[rules]]\nid = 'generic-api-key'\nentropy = 4\npath = '^src/'\n[[rules.allowlists]]\nstopwords = ['Example']",
    )
    expect(rules).toMatchObject({
      rules: [],
      disabled: [],
      limits: [{ rule: 'generic-api-key', path: '^src/', entropy: 4 }],
    })
    expect(rules.allowlists).toMatchObject([{ rules: ['generic-api-key'], stopwords: ['example'] }])
  })

  it('takes the place of a rule of ours with an expression of its own', async () => {
    const rules = await read("[extend]\nuseDefault = true\n[[rules]]\nid = 'github-pat'\nregex = 'x'")
    expect(rules).toMatchObject({ rules: [{ id: 'github-pat', regex: 'x' }], disabled: ['github-pat'], limits: [] })
  })

  it.each([
    [
      'regexs',
      `${RULE}[[rules.allowlists]]\nregexs = ['x']\npaths = ['y']`,
      'regexs means nothing; did you mean `regexes`?',
    ],
    [
      'an unknown target',
      `${RULE}[[allowlists]]\nregexes = ['x']\ntargetRules = ['acne']`,
      'and there is no such rule',
    ],
    ['a rule given twice', RULE + RULE, 'more than once'],
    ['an expression that matches nothing too', "[[rules]]\nid = 'r'\nregex = 'x*'", 'matches the empty text too'],
    ['a URL to extend', `${RULE}[extend]\nurl = 'https://example.com'`, 'extend.url means nothing'],
  ])('has a note on %s', async (_, text, note) => {
    expect((await read(text)).notes.join('\n')).toContain(note)
  })

  it.each([
    ['rules = 3', '.gitleaks.toml: rules: must be a table'],
    [`${RULE}keywords = 3`, '.gitleaks.toml: rules[1] (acme).keywords: must be a list of texts in quotes'],
    [`${RULE}keywords = [['a']]`, '.gitleaks.toml: rules[1] (acme).keywords: must be a list of texts in quotes'],
    [`${RULE}entropy = 'much'`, '.gitleaks.toml: rules[1] (acme).entropy: must be a number'],
    [`${RULE}entropy = nan`, '.gitleaks.toml: rules[1] (acme).entropy: must be a number'],
    [`${RULE}secretGroup = 0.5`, '.gitleaks.toml: rules[1] (acme).secretGroup: must be a whole number'],
    [`${RULE}secretGroup = 2`, '.gitleaks.toml: rules[1] (acme).secretGroup: is 2, and the expression has 1 group'],
    [`${RULE}skipReport = 'perhaps'`, '.gitleaks.toml: rules[1] (acme).skipReport: must be true or false'],
    [`${RULE}description = 1979-05-27`, '.gitleaks.toml: rules[1] (acme).description: must be a text in quotes'],
    [`${RULE}REGEX = 'x'`, '.gitleaks.toml: rules[1] (acme).REGEX: is given twice'],
    ["[[rules]]\nid = 'r'", '.gitleaks.toml: rules[1] (r): must have a `regex`, a `path` or both'],
    ["[[rules]]\nregex = 'r'", '.gitleaks.toml: rules[1].id: must be a text of one line'],
    ['[[rules]]\nid = "a\\nb"\nregex = "r"', '.gitleaks.toml: rules[1] (a'],
    [
      `${RULE}[[rules.allowlists]]\ndescription = 'x'`,
      '.gitleaks.toml: rules[1] (acme).allowlists[1]: must have at least one of `commits`, `paths`, `regexes` and `stopwords`',
    ],
    [
      `${RULE}[[rules.required]]\nid = 'x'`,
      '.gitleaks.toml: rules[1] (acme): requires `x`, and this file has no such rule',
    ],
    [
      `${RULE}[extend]\npath = '../x.toml'`,
      '.gitleaks.toml: extend.path: must be a path inside the repository, relative to where gitleaks runs',
    ],
    [`${RULE}[extend]\npath = 'x.toml'`, '.gitleaks.toml: extend.path: there is no file `x.toml`'],
    ["[[rules]\nid = 'r'", '.gitleaks.toml:1:9: is no TOML: '],
  ])('refuses %j', async (text, message) => {
    const mistakes = await mistakesOf(text)
    expect(mistakes[0]).toContain(message)
  })

  it('says what is wrong with an expression, and where', async () => {
    const text = `[[rules]]\nid = 'r'\nregex = 'ab(?=c)'\n[[allowlists]]\nregexes = ['ok', '[a-z']\npaths = ['a**']`
    expect(await mistakesOf(text)).toEqual([
      ".gitleaks.toml: rules[1] (r).regex: is no expression in Go's syntax: invalid or unsupported Perl syntax `(?=` at character 3",
      ".gitleaks.toml: allowlists[1].paths[1]: is no expression in Go's syntax: invalid nested repetition operator `**` at character 2",
      ".gitleaks.toml: allowlists[1].regexes[2]: is no expression in Go's syntax: missing closing ]",
    ])
  })

  it('shows no part of an expression in which a secret may stand, nor of a file that is no TOML', async () => {
    const secret = ['hunter', 'two'].join('')
    const [first] = await mistakesOf(`[allowlist]\nregexes = ['x[${secret}']`)
    expect(first).toBe(
      ".gitleaks.toml: allowlist.regexes[1]: is no expression in Go's syntax: missing closing ] at character 2",
    )
    const [second] = await mistakesOf(`[allowlist]\nstopwords = ['${secret}'`)
    expect(second).not.toContain(secret)
  })

  it('refuses expressions that would take the memory of the machine', async () => {
    const [mistake] = await mistakesOf(`[[rules]]\nid = 'r'\nregex = '${'x{1000}'.repeat(300)}'`)
    expect(mistake).toContain('is too large an expression')
  })

  it('names the file of a mistake in what it extends', async () => {
    const others = { 'base.toml': "[[rules]]\nid = 'r'\nregex = '('" }
    expect((await mistakesOf("[extend]\npath = 'base.toml'", others))[0]).toMatch(
      /^base\.toml: rules\[1\] \(r\)\.regex: /,
    )
  })

  it('is read or refused, whatever it is', async () => {
    const whole = `title = 'x'\n${RULE}entropy = 3.1\nsecretGroup = 1\nkeywords = ['acme']\n[[rules.required]]\nid = 'acme'\nwithinLines = 1\n[[rules.allowlists]]\ncondition = 'AND'\nregexes = ['^a+$']\nstopwords = ['b']\n[allowlist]\npaths = ['(?i)x']\ncommits = ['0']\n[extend]\nuseDefault = true\ndisabledRules = ['jwt']\n`
    const random = randomOf(6)
    let refused = 0
    for (let times = 0; times < 400; times += 1) {
      const text = mutated(Buffer.from(whole), random).toString()
      if ((await mistakesOf(text)).length > 0) refused += 1
    }
    expect(refused).toBeGreaterThan(50)
    expect(refused).toBeLessThan(400)
  })

  it('may be nested as deep as it likes', async () => {
    expect((await mistakesOf(`x = ${'['.repeat(100_000)}`))[0]).toMatch(/^\.gitleaks\.toml:1:\d+: is no TOML/)
    expect(await mistakesOf(`[${'a.'.repeat(10_000)}a]\n${RULE.replaceAll('rules', 'others')}`)).toEqual([])
  })
})
