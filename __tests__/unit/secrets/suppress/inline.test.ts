import { describe, expect, it } from '@jest/globals'
import { allowancesOf } from '../../../../src/secrets/suppress/inline.js'

/** Why what stands as `@@` in the content is allowed. */
function allowed(content: string, path = 'a.py'): string | null {
  const start = content.indexOf('@')
  return allowancesOf(path, content)(start, content.lastIndexOf('@') + 1)
}

const HERE = 'its line says `pragma: allowlist secret`'
const BEFORE = 'the line before says `pragma: allowlist nextline secret`'
const GITLEAKS = 'its line says `gitleaks:allow`'

describe('a pragma', () => {
  it.each([
    'x = "@@" # pragma: allowlist secret',
    'x = "@@" //pragma:whitelist-secret and why',
    "x = @@ ' pragma: allowlist secret",
    'x = @@ -- pragma: allowlist secret\r\n',
    'x = @@ /* pragma: allowlist secret */ \t',
    'x = @@ <!--\t# pragma: allowlist secret, as it is public -->\n',
    '# pragma: allowlist secret @@',
    'y\n@@ # pragma: allowlist secret\nz',
  ])('allows what is in its line: %j', content => {
    expect(allowed(content)).toBe(HERE)
  })

  it.each([
    'x = "@@" # Pragma: allowlist secret',
    'x = "@@" # pragma:  allowlist secret',
    'x = "@@" #\tpragma: allowlist secret',
    'x = "@@" pragma: allowlist secret',
    'x = "@@" ; pragma: allowlist secret',
    'x = "@@" /* pragma: allowlist secret',
    'x = "@@" /* pragma: allowlist secret */ y',
    'x = "@@"\n# pragma: allowlist secret',
    '# pragma: allowlist secret\nx = "@@"',
    'x = "@@" # pragma: allowlist nextline secret',
  ])('allows nothing in another form or place: %j', content => {
    expect(allowed(content)).toBeNull()
  })

  it.each([
    '# pragma: allowlist nextline secret\n@@',
    'x\n  // pragma: allowlist-nextline-secret, of a test\r\n@@\r\n',
    '/* pragma: allowlist nextline secret */\n@@',
    '<!-- pragma: allowlist nextline secret -->\n@@',
  ])('for the next line allows what begins there: %j', content => {
    expect(allowed(content)).toBe(BEFORE)
  })

  it.each([
    '# pragma: whitelist nextline secret\n@@',
    'x # pragma: allowlist nextline secret\n@@',
    '# pragma: allowlist nextline secret\n\n@@',
    '<!-- pragma: allowlist nextline secret\n@@',
    '@@\n# pragma: allowlist nextline secret\nx',
    '# pragma: allowlist nextline secret',
  ])('for the next line has to be alone right before it: %j', content => {
    expect(allowed(content)).toBeNull()
  })

  it('counts in the first and the last line of a secret, and in none between', () => {
    const lines = ['-@ BEGIN', 'first', 'second', 'END @-']
    const withPragma = (index: number) =>
      lines.map((line, at) => (at === index ? `${line} # pragma: allowlist secret` : line))
    const reasons = lines.map((_, index) => {
      const content = `x\n${withPragma(index).join('\n')}\ny\n`
      return allowancesOf('a.pem', content)(content.indexOf('-@'), content.indexOf('@-') + 2)
    })
    expect(reasons).toEqual([HERE, null, null, HERE])
    const before = `# pragma: allowlist nextline secret\n${lines.join('\n')}`
    expect(allowancesOf('a.pem', before)(before.indexOf('-@'), before.length)).toBe(BEFORE)
  })

  it('begins with a number sign in files of YAML, as they are named in full', () => {
    expect(allowed('x: @@ // pragma: allowlist secret', 'a.yaml')).toBeNull()
    expect(allowed('x: @@ /* pragma: allowlist secret */', 'a.yaml')).toBeNull()
    expect(allowed('x: @@ // pragma: allowlist secret', 'a.yml')).toBe(HERE)
    expect(allowed('x: @@ # pragma: allowlist secret', 'a.yaml')).toBe(HERE)
  })
})

describe('gitleaks:allow', () => {
  it.each(['@@ gitleaks:allow', 'gitleaks:allow @@', 'a\n@@ // gitleaks:allowed\nb'])(
    'stands anywhere: %j',
    content => {
      expect(allowed(content)).toBe(GITLEAKS)
    },
  )

  it.each(['@@ Gitleaks:allow', '@@ gitleaks: allow', 'gitleaks:allow\n@@', '@@\ngitleaks:allow'])(
    'is not: %j',
    content => {
      expect(allowed(content)).toBeNull()
    },
  )

  it('may stand in any line of a secret', () => {
    const content = 'x\nBEGIN @\na gitleaks:allow\n@ END\ny'
    expect(allowed(content)).toBe(GITLEAKS)
  })
})

it('says of many secrets in one long line in no time which are allowed', () => {
  const content = `${'x = "@@"; /* pragma: allowlist nextline secret */ <!-- pragma: allowlist secret '.repeat(40_000)}${' '.repeat(1_000_000)}\n@`
  const why = allowancesOf('a.js', content)
  let found = 0
  for (let at = content.indexOf('@'); at >= 0; at = content.indexOf('@', at + 2)) {
    found += why(at, at + 2) === HERE ? 1 : 0
  }
  expect(found).toBe(40_000)
})
