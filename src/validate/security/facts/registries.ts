/** A command that publishes a package, as its words: the program, then what must follow among the rest in this order. */
export interface Publishing {
  readonly program: string
  readonly words: readonly string[]
  /** Whose registry it is. */
  readonly registry: string
}

/** Registries that take a short-lived token of the workflow instead of a stored one. From their own documentation. */
export const PUBLISHING: readonly Publishing[] = [
  { program: 'npm', words: ['publish'], registry: 'npm' },
  { program: 'npm', words: ['stage', 'publish'], registry: 'npm' },
  { program: 'pnpm', words: ['publish'], registry: 'npm' },
  { program: 'yarn', words: ['npm', 'publish'], registry: 'npm' },
  { program: 'yarn', words: ['publish'], registry: 'npm' },
  { program: 'bun', words: ['publish'], registry: 'npm' },
  { program: 'cargo', words: ['publish'], registry: 'crates.io' },
  { program: 'twine', words: ['upload'], registry: 'PyPI' },
  { program: 'uv', words: ['publish'], registry: 'PyPI' },
  { program: 'poetry', words: ['publish'], registry: 'PyPI' },
  { program: 'hatch', words: ['publish'], registry: 'PyPI' },
  { program: 'pdm', words: ['publish'], registry: 'PyPI' },
  { program: 'gem', words: ['push'], registry: 'RubyGems' },
  { program: 'nuget', words: ['push'], registry: 'NuGet' },
  { program: 'dotnet', words: ['nuget', 'push'], registry: 'NuGet' },
]

/** Programs in front of another program's name. */
export const RUNNERS: readonly (readonly string[])[] = [
  ['bundle', 'exec'],
  ['npx'],
  ['pipx', 'run'],
  ['poetry', 'run'],
  ['python', '-m'],
  ['python3', '-m'],
  ['uv', 'run'],
  ['uvx'],
]
