const ONLINE = 'asks GitHub about every action; we judge files alone'

/** zizmor's audits (1.32.0) that no rule does the work of, and why. */
export const LEFT: Readonly<Record<string, string>> = {
  'anonymous-definition': 'pedantic; a name is taste, not safety',
  'concurrency-limits': 'pedantic; costs minutes, not safety',
  'forbidden-uses': 'needs a list of its own; what a project forbids belongs into its policy',
  'impostor-commit': ONLINE,
  'insecure-url-scheme': 'does not look at workflows and actions',
  'known-vulnerable-actions': ONLINE,
  'ref-confusion': ONLINE,
  'ref-version-mismatch': ONLINE,
  'secrets-outside-env': 'for auditors only; most secrets belong to no environment',
  'self-repository': '`$/` needs runner 2.336.0 and is not in GitHub Enterprise Server',
  'stale-action-refs': ONLINE,
  'superfluous-actions': 'an action instead of a command of `gh` is taste, not safety',
  'undocumented-permissions': 'pedantic; asks for comments',
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
