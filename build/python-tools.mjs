// `node build/python-tools.mjs <python>`: src/validate/pyproject/data/tools.json, the names of the settings that tools of Python read
// from pyproject.toml, asked of the tools themselves. The interpreter, with them in its folder: ruff, black, isort, mypy, coverage,
// pylint, pytest.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

const PROGRAM = `
import dataclasses, json
from importlib.metadata import version
import black, isort.settings, mypy.config_parser, mypy.options
from coverage.config import CoverageConfig

coverage = {}
for option in CoverageConfig.CONFIG_FILE_OPTIONS:
    section, _, name = option[1].partition(':')
    if not name.startswith('_'):
        coverage.setdefault(section, []).append(name)
options = mypy.options.Options()
public = [name for name in dir(options) if not name.startswith('_')]
plain = (bool, str, int, list, type(None))
print(json.dumps({
    'versions': {tool: version(tool) for tool in ['ruff', 'black', 'isort', 'mypy', 'coverage', 'pylint', 'pytest']},
    'black': sorted(param.name for param in black.main.params),
    'isort': sorted(field.name for field in dataclasses.fields(isort.settings._Config)),
    'mypy': sorted({name for name in public if isinstance(getattr(options, name), plain)}
                   | set(mypy.config_parser.toml_config_types)),
    'coverage': {section: sorted(names) for section, names in coverage.items()},
}))
`

const [python] = process.argv.slice(2)
if (python === undefined) throw new Error('give the interpreter that has the tools')

function ask(tool, ...args) {
  return execFileSync(join(dirname(python), tool), args, { encoding: 'utf8' })
}

function namesIn(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort()
}

const { versions, ...names } = JSON.parse(execFileSync(python, ['-c', PROGRAM], { encoding: 'utf8' }))
const ruff = JSON.parse(ask('ruff', 'config', '--output-format', 'json'))
const settings = {
  $comment: `Asked of ${Object.entries(versions)
    .map(pair => pair.join(' '))
    .join(', ')} by build/python-tools.mjs`,
  ruff: Object.fromEntries(Object.entries(ruff).map(([name, { value_type: type }]) => [name, type])),
  ...names,
  pylint: namesIn(ask('pylint', '--generate-toml-config'), /^(?:# )?([a-z][a-z-]+) =/gm),
  pytest: namesIn(ask('pytest', '--help', '-p', 'no:cacheprovider', '-p', 'no:cov'), /^ {2}(\w+) \(\w+\):/gm),
}
const data = `${root}/src/validate/pyproject/data`
mkdirSync(data, { recursive: true })
writeFileSync(`${data}/tools.json`, `${JSON.stringify(settings)}\n`)
