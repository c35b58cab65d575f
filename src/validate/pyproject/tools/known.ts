/** The names of settings that tools read from pyproject.toml; of ruff with their types, nested ones with points. */
export interface KnownSettings {
  readonly ruff: Readonly<Record<string, string>>
  readonly black: readonly string[]
  readonly isort: readonly string[]
  readonly mypy: readonly string[]
  readonly coverage: Readonly<Record<string, readonly string[]>>
  readonly pylint: readonly string[]
  readonly pytest: readonly string[]
}

let known: Promise<KnownSettings> | undefined

/** They are read when the first file has a table of such a tool. */
export function knownSettings(): Promise<KnownSettings> {
  known ??= import('../data/tools.json', { with: { type: 'json' } }).then(({ default: settings }) => settings)
  return known
}
