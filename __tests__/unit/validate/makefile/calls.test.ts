import { describe, expect, it } from '@jest/globals'
import { checkMakeCalls, makeCallRules } from '../../../../src/validate/makefile/calls/check.js'
import { makefileKind } from '../../../../src/validate/makefile/kind.js'
import { checked } from '../../../support/validate.js'
import { wholeRepository } from '../../../support/whole-repository.js'

const MAKEFILE = '.PHONY: test lint\ntest:\n\tpytest\nlint:\n\truff check\n'

async function found(files: Record<string, string>) {
  return (await wholeRepository(files, checkMakeCalls)).places
}

function workflow(...steps: string[]): string {
  const lines = ['- uses: actions/checkout@v5', ...steps].map(step => `      ${step}`)
  return ['on: push', 'jobs:', '  test:', '    runs-on: ubuntu-latest', '    steps:', ...lines, ''].join('\n')
}

const WORKFLOW = '.github/workflows/ci.yml'

describe('calls of make', () => {
  it.each<[string, string, string[]]>([
    ['a target that is not there', 'run: make tests', ['7:19 makefile/undefined-target']],
    ['with others', 'run: make -j4 lint tests VAR=1', ['7:28 makefile/undefined-target']],
    ['with the number of jobs apart', 'run: make -j 4 tests', ['7:24 makefile/undefined-target']],
    ['behind another command', 'run: pip install . && make tests', ['7:36 makefile/undefined-target']],
    ['in another folder', 'run: make -C sub test', ['7:26 makefile/undefined-target']],
    ['behind cd', 'run: cd sub && make test', ['7:29 makefile/undefined-target']],
    ['in the step’s folder', '{ run: make test, working-directory: sub }', ['7:21 makefile/undefined-target']],
  ])('%s', async (_, step, expected) => {
    const places = await found({
      [WORKFLOW]: workflow(step.startsWith('{') ? `- ${step}` : `- ${step}`),
      Makefile: MAKEFILE,
      'sub/Makefile': '.PHONY: other\nother:\n\ttrue\n',
    })
    expect(places).toEqual({ [WORKFLOW]: expected })
  })

  it('finds the place in a block', async () => {
    const places = await found({
      [WORKFLOW]: workflow('- run: |', '    make lint', '    make tests'),
      Makefile: MAKEFILE,
    })
    expect(places).toEqual({ [WORKFLOW]: ['9:16 makefile/undefined-target'] })
  })

  it.each<[string, string]>([
    ['targets that are there', '- run: make lint test'],
    ['a variable', '- run: make $TARGET "${{ matrix.target }}"'],
    ['another file', '- run: make -f other.mk tests'],
    ['a folder that is not known', '- run: cd "$DIR" && make tests'],
    ['a subshell', '- run: (cd sub; make b); make tests'],
    ['a Makefile that is made', '- run: cmake . && make tests'],
    ['another repository', '- run: git clone x && cd x && make tests'],
    ['a folder without a Makefile', '- run: make -C nowhere tests'],
    ['a program in a container', '- run: docker compose run app make tests'],
    ['another shell', '- { run: make tests, shell: python }'],
    ['another checkout', '- { uses: actions/checkout@v5, with: { repository: a/b } }\n      - run: make tests'],
    ['words about make', '- run: echo make tests # make tests'],
    ['a file', '- run: make README.md'],
  ])('%s: nothing to tell', async (_, step) => {
    const files = { 'README.md': '', 'sub/Makefile': 'b:\n' }
    expect(await found({ [WORKFLOW]: workflow(step), Makefile: MAKEFILE, ...files })).toEqual({})
  })

  it.each([
    ['a file that is not there', 'include generated.mk\n'],
    ['a rule for anything', '%:\n\techo $@\n'],
    ['a rule that make writes', '$(eval $(call rule,tests))\n'],
    ['a name that make replaces', '$(TARGETS):\n\ttrue\n'],
    ['a default', '.DEFAULT:\n\techo $@\n'],
    ['a pattern', 'test%:\n\tpytest\n'],
    ['a branch', 'ifdef CI\ntests:\nendif\n'],
  ])('%s may make it', async (_, more) => {
    expect(await found({ [WORKFLOW]: workflow('- run: make tests'), Makefile: MAKEFILE + more })).toEqual({})
  })

  it('follows what is included', async () => {
    const files = { Makefile: `${MAKEFILE}include mk/more.mk\n-include .env\n`, 'mk/more.mk': 'more:\n\ttrue\n' }
    expect(await found({ ...files, [WORKFLOW]: workflow('- run: make more') })).toEqual({})
    expect(await found({ ...files, [WORKFLOW]: workflow('- run: make less') })).toEqual({
      [WORKFLOW]: ['7:19 makefile/undefined-target'],
    })
  })

  it('reads hooks and scripts', async () => {
    const hooks = `repos:
  - repo: local
    hooks:
      - { id: a, name: a, language: system, entry: make lints }
      - { id: b, name: b, language: system, entry: bash -c, args: [make checks] }
      - { id: c, name: c, language: python, entry: make nothing }
  - repo: https://example.com/hooks
    hooks: [{ id: d, language: system, entry: make nothing }]
`
    const places = await found({ '.pre-commit-config.yaml': hooks, Makefile: MAKEFILE })
    expect(places).toEqual({
      '.pre-commit-config.yaml': ['4:57 makefile/undefined-target', '5:73 makefile/undefined-target'],
    })
  })
})

describe('documents', () => {
  it('are read in blocks of a shell and in code', async () => {
    const text = [
      'Run `make test`, then `make tset`; make sure of it.',
      '',
      '```bash',
      'make lint',
      'make chekc',
      '```',
      '',
      '```console',
      '$ make lnit',
      'make: no rule here',
      '```',
      '',
      '```makefile',
      'all: make nothing',
      '```',
      '',
    ].join('\n')
    expect(await found({ 'README.md': text, Makefile: MAKEFILE })).toEqual({
      'README.md': ['1:29 makefile/undefined-target', '5:6 makefile/undefined-target', '9:8 makefile/undefined-target'],
    })
  })

  it.each([
    ['another project', 'README.md', '```sh\ngit clone https://example.com/x\ncd x\nmake install\n```\n'],
    ['a makefile above', 'docs/use.md', '```sh\nmake test\n```\n'],
    ['another part', 'content/kerberos.md', '```sh\nmake integration\n```\n'],
    ['former times', 'CHANGELOG.md', '`make tests` is `make test` now'],
    ['a placeholder', 'README.md', '`make <target>`, `make $X`, `make TARGET=x`'],
  ])('%s: nothing to tell', async (_, path, text) => {
    expect(await found({ [path]: text, Makefile: MAKEFILE })).toEqual({})
  })

  it('are those of the project itself', async () => {
    const places = await found({ 'docs/a/use.md': '```sh\nmake tests\n```\n', Makefile: MAKEFILE })
    expect(places).toEqual({ 'docs/a/use.md': ['2:6 makefile/undefined-target'] })
  })

  it('only warn', async () => {
    const { problems } = await wholeRepository({ 'README.md': '`make tset`', Makefile: MAKEFILE }, checkMakeCalls)
    expect(problems.map(({ level }) => level)).toEqual(['warning'])
  })
})

describe('makefiles beside their files', () => {
  it('tell of what cannot be made', async () => {
    const files = {
      Makefile: 'all: src lib tset node_modules/x FORCE\ntest: ;\n.PHONY: FORCE\n',
      'src/a.c': '',
      'lib.sh': '',
    }
    expect(await found(files)).toEqual({ Makefile: ['1:14 makefile/unknown-prerequisite'] })
  })

  it.each([
    ['a phony target', '.PHONY: test\ntest:\n\tpytest\n'],
    ['a recipe that makes it', 'test:\n\tmkdir -p test\n'],
    ['what its prerequisites decide', 'test: src\n\tpytest\n'],
    ['another name', 'tests:\n\tpytest\n'],
  ])('%s is run', async (_, text) => {
    expect(await found({ Makefile: text, 'test/a.py': '', 'src/b.py': '' })).toEqual({})
  })

  it('take their time from the size of what they read, not from its square', async () => {
    const calls = 'make a b c && '.repeat(5_000)
    expect(await found({ 'README.md': `\`\`\`sh\n${calls}true\n\`\`\`\n`, Makefile: 'a b c:\n' })).toEqual({})
  })
})

describe('examples', () => {
  const cases = makeCallRules.map(rule => ({ id: rule.id, rule }))
  it.each(cases)('$id is caught in its example, on its line', async ({ rule }) => {
    const [first = ''] = Object.keys(rule.example.files)
    const places = await found({ ...rule.example.files })
    expect(places[first]?.map(place => place.replace(/:\d+ /, ' '))).toContain(`${rule.example.line} ${rule.id}`)
  })

  it.each(makefileKind.rules.map(rule => ({ id: rule.id, rule })))('$id', async ({ rule }) => {
    const places = await checked(makefileKind, rule.example.files)
    expect(places.map(place => place.replace(/:\d+ /, ' '))).toContain(`${rule.example.line} ${rule.id}`)
  })
})
