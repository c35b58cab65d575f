import { describe, expect, it } from '@jest/globals'
import { found, judge, steps } from '../../../support/security-rules.js'

/** Files that would take hours, or end in an exception, if anything grew faster than they do. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['variables of variables', steps('push', fanOut(200, 30))],
  ['a long pipe into the environment', steps('pull_request_target', block('echo $A | '.repeat(20_000)))],
  ['a pipe that writes everywhere', steps('pull_request_target', block('a >> $GITHUB_ENV | '.repeat(10_000)))],
  [
    'groups within groups',
    steps('pull_request_target', block(`${'{ '.repeat(5_000)}a${'; } >> $GITHUB_ENV'.repeat(5_000)}`)),
  ],
  ['words that begin patterns', steps('pull_request_target', block('git '.repeat(100_000)))],
  ['other shells', steps('workflow_run', `{ shell: pwsh, run: "${'> $env:GITHUB_ '.repeat(50_000)}" }`)],
  ['quotes and substitutions that are not closed', steps('push', block(`echo secrets ${'"$(${`'.repeat(50_000)}`))],
  ['texts that are fed and never end', steps('push', block(`echo secrets ${'<<A '.repeat(20_000)}`))],
  ['very many arguments', steps('push', block(`\${{ format(${'a,'.repeat(150_000)}a) }}`))],
  ['very many steps that check out', steps('pull_request_target', ...Array(3_000).fill('uses: actions/checkout@v4'))],
  ['paths of pull requests', steps('pull_request_target', block(`git fetch ${'pull/'.repeat(100_000)}`))],
  ['a comment full of signs', steps('push', `uses: actions/checkout@${'a'.repeat(40)} ${'#'.repeat(200_000)}`)],
]

describe('hostile files', () => {
  it.each(HOSTILE)('%s', (_, text) => {
    const { problems, source } = judge({ '.github/workflows/a.yml': text })
    expect(problems.every(({ start, end }) => start >= 0 && start <= end && end <= source.text.length)).toBe(true)
  })

  it.each([
    '',
    '[]',
    'a',
    'on:',
    'on: push\njobs:',
    'jobs: { a: }',
    'on: { pull_request_target: [] }\njobs: { a: { steps: [1, {}] } }',
  ])('and odd ones: %j', text => {
    expect(() => found(text)).not.toThrow()
  })

  it('names that every object has are names like any other', () => {
    const text = steps(
      '__proto__',
      'uses: constructor/toString@v1',
      'run: echo ${{ env.__proto__ }} ${{ steps.constructor.outputs.a }}',
    )
    expect(found(text)).toEqual(['7 warning unpinned-action', '8 note template-injection', '8 note template-injection'])
  })
})

/** Each variable is made of many uses of the one before it. */
function fanOut(uses: number, variables: number): string {
  const env = Array.from({ length: variables }, (_, at) => `A${at}: "${`\${{ env.A${at + 1} }}`.repeat(uses)}"`)
  return `{ run: 'echo \${{ env.A0 }}', env: { ${env.join(', ')}, A${variables}: x } }`
}

function block(script: string): string {
  return `run: |\n          ${script}`
}
