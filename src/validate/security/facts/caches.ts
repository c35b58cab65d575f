/** How an action takes part in caching. From the `action.yml` of each. */
export interface Caching {
  /** It always restores; or does unless this input says no; or only where this input says so. */
  readonly when: 'always' | 'unless' | 'if'
  /** The input, in lower case. */
  readonly input: string
  /** Values of the input that switch it off; of `unless` the input is one that switches off where `off` has `true`. */
  readonly off: readonly string[]
  /** The first major version that does it without being asked. */
  readonly since?: number
}

const NO = ['', 'false']
const YES = ['true']

function always(): Caching {
  return { when: 'always', input: '', off: [] }
}

function unless(input: string, off: readonly string[], since?: number): Caching {
  return since === undefined ? { when: 'unless', input, off } : { when: 'unless', input, off, since }
}

function asked(input: string): Caching {
  return { when: 'if', input, off: NO }
}

/** By the action's path; several where several inputs decide, each of which is enough. */
export const CACHES: ReadonlyMap<string, readonly Caching[]> = new Map([
  ['actions-rust-lang/setup-rust-toolchain', [unless('cache', NO)]],
  ['actions/cache', [unless('lookup-only', YES)]],
  ['actions/cache/restore', [unless('lookup-only', YES)]],
  ['actions/setup-dotnet', [asked('cache')]],
  ['actions/setup-go', [unless('cache', NO, 4)]],
  ['actions/setup-java', [asked('cache')]],
  ['actions/setup-node', [asked('cache'), unless('package-manager-cache', NO, 5)]],
  ['actions/setup-python', [asked('cache')]],
  ['astral-sh/setup-uv', [unless('enable-cache', NO)]],
  ['awalsh128/cache-apt-pkgs-action', [always()]],
  ['determinatesystems/magic-nix-cache-action', [unless('use-gha-cache', [...NO, 'disabled'])]],
  ['gradle/actions/setup-gradle', [unless('cache-disabled', YES)]],
  ['gradle/gradle-build-action', [unless('cache-disabled', YES)]],
  ['jdx/mise-action', [unless('cache', NO)]],
  ['mlugg/setup-zig', [unless('use-cache', NO)]],
  ['mozilla-actions/sccache-action', [always()]],
  ['nix-community/cache-nix-action', [always()]],
  ['oven-sh/setup-bun', [unless('no-cache', YES)]],
  ['pnpm/action-setup', [asked('cache')]],
  ['ruby/setup-ruby', [asked('bundler-cache')]],
  ['subosito/flutter-action', [asked('cache')]],
  ['swatinem/rust-cache', [unless('lookup-only', YES)]],
])
