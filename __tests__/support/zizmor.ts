/** What became of an audit of zizmor 1.32.0: the rule that does its work, or why there is none. */
export type Counterpart = string | { readonly left: string }

const ONLINE = 'asks GitHub about every action; we judge files alone'

/** zizmor's audits by the names that it gives them. */
export const ZIZMOR: Readonly<Record<string, Counterpart>> = {
  'adhoc-packages': 'security/adhoc-install',
  'anonymous-definition': { left: 'pedantic; a name is taste, not safety' },
  'archived-uses': 'security/archived-action',
  artipacked: 'security/persisted-credentials',
  'bot-conditions': 'security/bot-condition',
  'cache-poisoning': 'security/cache-poisoning',
  'concurrency-limits': { left: 'pedantic; costs minutes, not safety' },
  'dangerous-triggers': 'security/dangerous-trigger',
  'dependabot-cooldown': 'security/dependabot-cooldown',
  'dependabot-execution': 'security/dependabot-execution',
  'excessive-permissions': 'security/excessive-permissions',
  'forbidden-uses': { left: 'needs a list of its own; what a project forbids belongs into its policy' },
  'github-app': 'security/app-token',
  'github-env': 'security/github-env',
  'hardcoded-container-credentials': 'workflow/hardcoded-password',
  'impostor-commit': { left: ONLINE },
  'insecure-commands': 'security/insecure-commands',
  'insecure-url-scheme': { left: 'does not look at workflows and actions' },
  'known-vulnerable-actions': { left: ONLINE },
  misfeature: 'security/cmd-shell',
  obfuscation: 'security/constant-expression',
  'overprovisioned-secrets': 'security/overprovisioned-secrets',
  'ref-confusion': { left: ONLINE },
  'ref-version-mismatch': { left: ONLINE },
  'secrets-inherit': 'security/secrets-inherit',
  'secrets-outside-env': { left: 'for auditors only; most secrets belong to no environment' },
  'self-hosted-runner': 'security/self-hosted-runner',
  'self-repository': { left: '`$/` needs runner 2.336.0 and is not in GitHub Enterprise Server' },
  'stale-action-refs': { left: ONLINE },
  'superfluous-actions': { left: 'an action instead of a command of `gh` is taste, not safety' },
  'template-injection': 'security/template-injection',
  'typosquat-uses': 'security/lookalike-action',
  'undocumented-permissions': { left: 'pedantic; asks for comments' },
  'unpinned-images': 'security/unpinned-image',
  'unpinned-tools': 'security/unpinned-tool',
  'unpinned-uses': 'security/unpinned-action',
  'unredacted-secrets': 'security/unredacted-secrets',
  'unsound-condition': 'expression/constant-condition',
  'unsound-contains': 'security/unsound-contains',
  'unsound-ternary': 'security/unsound-ternary',
  'use-trusted-publishing': 'security/trusted-publishing',
}

/** Rules that do a part of an audit's work beside the one above. */
export const ZIZMOR_TOO: Readonly<Record<string, readonly string[]>> = {
  misfeature: ['security/pip-install-input'],
  obfuscation: ['security/odd-action-path', 'expression/constant-condition'],
}

/** Where a rule and its audit differ on purpose. */
export const DIFFERENCES: readonly { readonly audit: string; readonly what: string; readonly why: string }[] = [
  {
    audit: 'template-injection',
    what: 'silent about names of accounts, hashes, numbers, types and states of the github context',
    why: 'they cannot hold a character that means something to a shell',
  },
  {
    audit: 'template-injection',
    what: 'silent about vars, job, strategy, and variables and matrix values made of harmless parts',
    why: 'nobody without rights to the repository chooses them',
  },
  {
    audit: 'template-injection',
    what: 'finds toJSON(github.event), format(…) and a || b at their own lines',
    why: 'zizmor tells of them at the line of the first like text',
  },
  {
    audit: 'secrets-inherit, insecure-commands',
    what: 'found at `inherit` and at the variable, not at `uses` and `env`',
    why: 'that is the line to change',
  },
  {
    audit: 'github-env, unsound-contains, bot-conditions',
    what: 'found at the line of the command or call in a text of several lines',
    why: 'zizmor tells of them at the line of the key',
  },
  {
    audit: 'cache-poisoning',
    what: 'silent about setup-node before 5 and setup-go before 4 that were not told to cache',
    why: 'they do not cache by themselves',
  },
  {
    audit: 'unpinned-images',
    what: 'silent about an image that an expression gives',
    why: 'what it becomes is not known',
  },
  {
    audit: 'artipacked',
    what: 'an error only where .git is really uploaded: hidden files asked for, or upload-artifact before 4',
    why: 'since 4.4 upload-artifact leaves hidden files out, since 6 checkout keeps the token elsewhere',
  },
  {
    audit: 'unsound-ternary',
    what: 'silent where the false value is itself an operation: `!true`',
    why: 'nobody writes it by mistake; the constant is told of by itself',
  },
  {
    audit: 'artipacked, cache-poisoning, use-trusted-publishing',
    what: 'found at the line of `uses`',
    why: 'zizmor tells of them at the first line of the step, which is that of its name where it has one',
  },
  {
    audit: 'obfuscation',
    what: 'silent about fromJSON of a fixed text',
    why: 'it is the way to write a list or a map',
  },
  {
    audit: 'excessive-permissions',
    what: 'silent about jobs that call workflows, in a workflow that is only called itself',
    why: 'its caller gives the permissions, as to its other jobs',
  },
]
