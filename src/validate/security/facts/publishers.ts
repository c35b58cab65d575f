/** Actions whose only use is to publish or deploy something, by their path. */
export const PUBLISHERS: ReadonlySet<string> = new Set([
  'changesets/action',
  'cloudflare/wrangler-action',
  'cycjimmy/semantic-release-action',
  'googleapis/release-please-action',
  'goreleaser/goreleaser-action',
  'jreleaser/release-action',
  'js-devtools/npm-publish',
  'katyo/publish-crates',
  'ncipollo/release-action',
  'pypa/gh-action-pypi-publish',
  'redhat-actions/push-to-registry',
  'release-drafter/release-drafter',
  'rubygems/release-gem',
  'softprops/action-gh-release',
  'svenstaro/upload-release-action',
])

/** Actions that publish where their input `push` says so. */
export const PUSHERS: ReadonlySet<string> = new Set(['docker/bake-action', 'docker/build-push-action'])
