import type { Format } from './document.js'

const BY_EXTENSION = new Map<string, Format>([
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
  ['code-workspace', 'json'],
  ['webmanifest', 'json'],
  ['toml', 'toml'],
  ['py', 'python'],
])

const BY_NAME = new Map<string, Format>([
  ['.clang-format', 'yaml'],
  ['.clang-tidy', 'yaml'],
  ['.yamllint', 'yaml'],
  ['.babelrc', 'json'],
  ['.eslintrc', 'json'],
  ['.jshintrc', 'json'],
  ['.swcrc', 'json'],
  ['Cargo.lock', 'toml'],
  ['poetry.lock', 'toml'],
  ['uv.lock', 'toml'],
  ['Pipfile', 'toml'],
  ['makefile', 'text'],
  ['Makefile', 'text'],
  ['GNUmakefile', 'text'],
  // What Python's configparser reads, or a reader that takes the same. Others call their own forms .ini and .cfg.
  ['setup.cfg', 'ini'],
  ['tox.ini', 'ini'],
  ['mypy.ini', 'ini'],
  ['.mypy.ini', 'ini'],
  ['pytest.ini', 'ini'],
  ['.pytest.ini', 'ini'],
  ['alembic.ini', 'ini'],
  ['airflow.cfg', 'ini'],
  ['ansible.cfg', 'ini'],
  ['.bumpversion.cfg', 'ini'],
  ['.coveragerc', 'ini'],
  ['.flake8', 'ini'],
  ['.importlinter', 'ini'],
  ['.isort.cfg', 'ini'],
  ['.pylintrc', 'ini'],
  ['pylintrc', 'ini'],
  ['.pycodestyle', 'ini'],
  ['.pydocstyle', 'ini'],
  ['.pypirc', 'ini'],
  ['pip.conf', 'ini'],
  ['pip.ini', 'ini'],
])

/** How a file is read, by its name; null where its name does not tell. */
export function formatOf(path: string): Format | null {
  const name = nameOf(path)
  const known = BY_NAME.get(name)
  if (known !== undefined) return known
  const point = name.lastIndexOf('.')
  return point < 0 ? null : (BY_EXTENSION.get(name.slice(point + 1).toLowerCase()) ?? null)
}

/** Files whose programs take comments in JSON: by their names, or the names of folders and files. */
const WITH_COMMENTS = new Set([
  '.babelrc',
  '.babelrc.json',
  '.devcontainer.json',
  '.eslintrc',
  '.eslintrc.json',
  '.jshintrc',
  '.jscsrc',
  '.swcrc',
  'api-extractor.json',
  'babel.config.json',
  'coffeelint.json',
  'deno.json',
  'devcontainer.json',
  'language-configuration.json',
  'rush.json',
  'tslint.json',
  'turbo.json',
])
const NAMES_WITH_COMMENTS = /\.(?:jsonc|code-workspace|code-snippets)$|^(?:tsconfig|jsconfig)(?:[.-].*)?\.json$/i
const FOLDERS_WITH_COMMENTS = /(?:^|\/)(?:\.vscode|\.devcontainer\/[^/]+|\.devcontainer|common\/config\/rush)\/[^/]+$/

/** Whether comments, and commas before a closing bracket, are right in this file in JSON. */
export function takesComments(path: string): boolean {
  const name = nameOf(path)
  return WITH_COMMENTS.has(name) || NAMES_WITH_COMMENTS.test(name) || FOLDERS_WITH_COMMENTS.test(path)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
