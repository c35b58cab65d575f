import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { pyprojectKind, pyprojectRules } from '../../../../src/validate/pyproject/kind.js'
import type { Source } from '../../../../src/validate/tree/source.js'
import { desk, placesOf, reports, repositoryOf } from '../../../support/validate.js'

async function judged(text: string) {
  const repository = repositoryOf({ 'pyproject.toml': text })
  const source = repository.source('pyproject.toml' as RepoPath, 'toml') as Source
  const { problems, report } = reports()
  await pyprojectKind.check(source, report, repository, desk())
  expect(source.faults).toEqual([])
  return { places: placesOf(problems, source), problems }
}

async function told(text: string): Promise<string[]> {
  const { problems } = await judged(text)
  return problems.map(({ rule, message }) => `${rule.id.replace('pyproject/', '')}: ${message}`)
}

/** As the users have it: a package with its tools. */
const GOOD = `[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = "atlas-pipeline"
dynamic = ["version"]
description = "Pipelines"
readme = { file = "README.md", content-type = "text/markdown" }
requires-python = ">=3.11"
license = "MIT"
license-files = ["LICENSE*"]
authors = [{ name = "A" }, { email = "b@example.com" }]
classifiers = ["Private :: Do Not Upload"]
dependencies = ["fastapi>=0.110", "psycopg[binary] ; platform_system != 'Windows'"]
optional-dependencies.redis = ["redis~=5.0"]
urls.Homepage = "https://example.com"
scripts.atlas = "atlas.cli:main.run"
entry-points."airflow.plugins" = { atlas = "atlas.airflow" }

[dependency-groups]
test = ["pytest>=8"]
dev = [{ include-group = "Test" }, "ruff"]

[tool.hatch.version]
path = "atlas/__init__.py"

[tool.ruff]
line-length = 100
target-version = "py311"
src = ["atlas"]
[tool.ruff.lint]
select = ["E", "F"]
per-file-ignores = { "tests/*" = ["S101"] }
isort.known-first-party = ["atlas"]
flake8-bugbear = { extend-immutable-calls = ["fastapi.Depends"] }
[tool.ruff.format]
quote-style = "single"

[tool.black]
line-length = 100
target-version = ["py311", "py312"]

[tool.isort]
profile = "black"
line_length = 100
known_airflow = ["airflow"]

[tool.mypy]
python_version = "3.11"
strict = true
no_implicit_optional = true
show_error_codes = true
allow_untyped_decorators = true
html_report = "mypy"
[[tool.mypy.overrides]]
module = "redis.*"
ignore_missing_imports = true

[tool.pytest.ini_options]
addopts = ["--cov", "--cov-fail-under=80", "--cov-report=xml"]
asyncio_mode = "auto"
env = ["A=1"]
DJANGO_SETTINGS_MODULE = "x"

[tool.coverage]
run.branch = true
report = { fail_under = 80, show_missing = true }
html.directory = "htmlcov"
paths.source = ["atlas"]
my_plugin.option = 1

[tool.bandit]
exclude_dirs = ["tests"]
assert_used.skips = ["*"]

[tool.pylint."messages control"]
disable = ["C0114"]
[tool.pylint.format]
max-line-length = 100
`

describe('pyproject.toml', () => {
  it('as it should be: nothing to tell', async () => {
    expect(await told(GOOD)).toEqual([])
  })

  it.each(['', 'x = 1\n', 'project = 1\n[tool]\nruff = 1\nblack = []\nmypy = "a"\ncoverage.run = 1\n', 'tool = []\n'])(
    'of another form is no exception: %j',
    async text => {
      for (const { rule } of (await judged(text)).problems) expect(rule.id).toMatch(/^schema\//)
    },
  )

  it.each<[string, string[]]>([
    ['[project]\nname = "a b"\nversion = "1"\n', ['2:8 schema/value']],
    ['[project]\nversion = "1"\n', ['1:2 schema/missing-key']],
    ['[project]\nname = "a"\n', ['1:2 pyproject/dynamic']],
    ['[project]\nname = "a"\nversion = "1"\nrequire-python = ">=3"\n', ['4:1 schema/unknown-key']],
    ['[project]\nname = "a"\nversion = "1"\ndynamic = ["versions"]\n', ['4:12 schema/value']],
    ['[build-system]\nbuild-backend = "x"\n', ['1:2 schema/missing-key']],
    ['[projects]\nname = "a"\n', ['1:2 schema/unknown-key']],
    ['[project]\nname = "a"\nversion = "1"\n[project.scripts]\na = "b"\n', ['5:5 pyproject/entry-point']],
    ['[project]\nname = "a"\nversion = "1"\ndependencies = ["x>=1", "y 2"]\n', ['4:28 pyproject/requirement']],
    [
      '[dependency-groups]\na = [{ include-group = "b" }]\nb = [{ include-group = "a" }]\n',
      ['2:24 pyproject/dependency-group'],
    ],
    ['[tool.ruff]\nline-lenght = 1\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.ruff.lint]\nselct = ["E"]\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.ruff]\nfix = "yes"\n', ['2:7 pyproject/setting-type']],
    ['[tool.ruff]\ntarget-version = "3.11"\n', ['2:18 pyproject/setting-type']],
    ['[tool.ruff.flake8-quotes]\ninline-quotes = "single"\n', ['1:12 pyproject/moved-setting']],
    ['[tool.coverage.run]\nbranches = true\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.coverage.reports]\nfail_under = 1\n', ['1:16 pyproject/unknown-setting']],
    ['[tool.pytest.ini_options]\ntestpath = ["a"]\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.bandit]\nexclude_dir = ["a"]\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.mypy]\nignore_missing_import = true\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.isort]\nprofil = "black"\n', ['2:1 pyproject/unknown-setting']],
    ['[tool.black]\nline-length = 100\n[tool.isort]\nprofile = "black"\n', ['2:15 pyproject/line-length']],
    ['[tool.black]\n[tool.isort]\nprofile = "google"\nline_length = 88\n', ['3:11 pyproject/isort-profile']],
    [
      '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n[tool.mypy]\npython_version = "3.9"\n',
      ['6:18 pyproject/python-version'],
    ],
    [
      '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n[tool.black]\ntarget-version = ["py312"]\n',
      ['6:19 pyproject/python-version'],
    ],
    [
      '[tool.coverage.report]\nfail_under = 80\n[tool.pytest.ini_options]\naddopts = """\n  -q\n  --cov-fail-under=70\n"""\n',
      ['6:3 pyproject/coverage-threshold'],
    ],
  ])('%j', async (text, expected) => {
    expect((await judged(text)).places).toEqual(expected)
  })

  it('says what was meant', async () => {
    expect(await told('[tool.black]\nline_lenght = 100\n')).toEqual([
      'unknown-setting: black has no setting `line_lenght`; did you mean `line-length`?',
    ])
    expect(await told('[tool.ruff.lint.isort]\nknown-first-parti = []\n')).toEqual([
      'unknown-setting: ruff, in `lint.isort`, has no setting `known-first-parti`; did you mean `known-first-party`?',
    ])
  })
})

describe('examples', () => {
  it.each(pyprojectRules.map(rule => ({ id: rule.id, rule })))('$id is caught, and nothing else', async ({ rule }) => {
    const text = rule.example.files['pyproject.toml'] as string
    const { places } = await judged(text)
    expect(places.map(place => place.replace(/:\d+ /, ' '))).toEqual([`${rule.example.line} ${rule.id}`])
  })
})
