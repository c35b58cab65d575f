import { describe, expect, it } from '@jest/globals'
import { makefileKind } from '../../../../src/validate/makefile/kind.js'
import { namesIn } from '../../../../src/validate/makefile/read/expand.js'
import { readMakefile } from '../../../../src/validate/makefile/read/read.js'
import { checked, sourceOf } from '../../../support/validate.js'

function read(text: string) {
  return readMakefile(sourceOf(text, 'Makefile', 'text'))
}

/** Each rule as `targets: prerequisites | order only` with the number of lines of its recipe. */
function rules(text: string): string[] {
  const makefile = read(text)
  const join = (words: Parameters<typeof namesIn>[0]) =>
    namesIn(words, makefile)
      .map(({ name }) => name ?? '?')
      .join(' ')
  return makefile.rules.map(
    rule => `${join(rule.targets)}: ${join(rule.prerequisites)} | ${join(rule.orderOnly)} (${rule.recipe.length})`,
  )
}

describe('reading a makefile', () => {
  it.each<[string, string, string[]]>([
    ['a rule with a recipe', 'a: b c | d\n\tx\n\ty\n', ['a: b c | d (2)']],
    ['comments and empty lines within a recipe', 'a:\n\tx\n# why\n\n\ty\n', ['a:  |  (2)']],
    ['lines that go on', 'a: b \\\n  c\n\tx \\\n\t  y\n', ['a: b c |  (1)']],
    ['a recipe in the rule’s line', 'a: b; x\n', ['a: b |  (1)']],
    ['several targets', 'a b: c\n', ['a b: c |  (0)']],
    ['a grouped rule', 'a b &: c\n', ['a b: c |  (0)']],
    ['variables', 'NAMES := a \\\n b\nNAMES += c\n.PHONY: $(NAMES)\n', ['.PHONY: a b c |  (0)']],
    ['one variable in another', 'A = $(B)x\nB = y\nt: ${A}\n', ['t: yx |  (0)']],
    ['what only make can tell', 't: $(wildcard *.c) $(UNSET)\n', ['t: ? ? |  (0)']],
    ['variables that refer to each other', 'A = $(B)\nB = $(A)\nt: $(A)\n', ['t: ? |  (0)']],
    ['a variable of a target', 'a: X := b:c\na: b\n', ['a: b |  (0)']],
    ['a static pattern', 'a.o b.o: %.o: %.c\n', ['a.o b.o: %.c |  (0)']],
    ['another prefix', '.RECIPEPREFIX = >\na:\n>x\n', ['a:  |  (1)']],
    [
      'branches',
      'ifeq ($(CI),true)\na:\n\tx\nelse ifdef Y\nb:\nelse\nc:\nendif\n',
      ['a:  |  (1)', 'b:  |  (0)', 'c:  |  (0)'],
    ],
    ['definitions', 'define A\nb: c\n  define B\n  endef\nendef\nd:\n', ['d:  |  (0)']],
    ['line ends of Windows', 'a: b\r\n\tx\r\nc:\r\n', ['a: b |  (1)', 'c:  |  (0)']],
    ['colons in references and commands', 'a: $(X:.c=.o)\n\techo b: c\n', ['a: ? |  (1)']],
    ['a target that is called as a word is', 'include: a\nendif: b\n', ['include: a |  (0)', 'endif: b |  (0)']],
  ])('%s', (_, text, expected) => {
    expect(rules(text)).toEqual(expected)
    expect(read(text).faults).toEqual([])
  })

  it('knows where words stand', () => {
    const text = 'a: b \\\n  cc\n'
    const [rule] = read(text).rules
    expect(rule?.prerequisites.map(({ start, end }) => text.slice(start, end))).toEqual(['b', 'cc'])
  })

  it.each([
    ['test:\n    pytest\n', ['2:1 makefile/recipe-spaces']],
    ['test:\n\tmypy\n        pytest\n', ['3:1 makefile/recipe-spaces']],
    ['test:\n    @echo "a: b"\n', ['2:1 makefile/recipe-spaces']],
    ['test:\n  docker build -t app:latest .\n', ['2:1 makefile/recipe-spaces']],
    ['test\n', ['1:1 makefile/syntax']],
    ['a:\n\tx\nnothing of this\n', ['3:1 makefile/syntax']],
    ['\techo\n', ['1:2 makefile/syntax']],
    ['.RECIPEPREFIX = >\na:\n\tx\n', ['3:2 makefile/syntax']],
    ['ifdef A\na:\n', ['1:1 makefile/syntax']],
    ['endif\n', ['1:1 makefile/syntax']],
    ['ifdef A\nelse\nelse\nendif\n', ['3:1 makefile/syntax']],
    ['define A\nx\n', ['1:1 makefile/syntax']],
    ['a:\n\tx\nb:\n\ty\na:\n\tz\n', ['5:1 makefile/duplicate-target']],
  ])('%j is told of', async (text, expected) => {
    expect(await checked(makefileKind, { Makefile: text })).toEqual(expected)
  })

  it.each([
    ['two rules of which one has a recipe', 'a: b\na:\n\tx\nb:\n'],
    ['recipes of branches', 'ifdef A\na:\n\tx\nelse\na:\n\ty\nendif\n'],
    ['double colons', 'a::\n\tx\na::\n\ty\n'],
    ['spaces in assignments and conditionals', 'a:\n  ifdef X\n\tx\n  endif\n  Y = 1\n'],
    ['calls that make replaces', '$(info hello)\n$(eval a: b)\n$(call rule,a,b)\n'],
    ['modifiers', 'export A\nexport B = 1\noverride C += 2\nunexport D\nvpath %.c src\n-include x.mk\n'],
    ['a rule in a branch that closes another', 'a:\nifdef X\nY = 1\nendif\n\tx\n'],
  ])('%s: nothing to tell', async (_, text) => {
    expect(await checked(makefileKind, { Makefile: text })).toEqual([])
  })

  it('ends on references without end, and on long ones, in time', () => {
    expect(read(`a: ${'$('.repeat(100_000)}\n`).rules).toHaveLength(1)
    const names = Array.from({ length: 60 }, (_, index) => `A${index} = ${`$(A${index + 1})`.repeat(9)}`)
    expect(rules(`${names.join('\n')}\nA60 = x\nt: $(A0)\n`)).toEqual(['t: ? |  (0)'])
  })
})
