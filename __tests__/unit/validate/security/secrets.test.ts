import { describe, expect, it } from '@jest/globals'
import { found, judge, steps } from '../../../support/security-rules.js'

const ENV = "env: { KEY: '${{ secrets.KEY }}' }"

describe('a printed secret', () => {
  const judged = (script: string) =>
    found(steps('push', `{ run: '${script.replaceAll("'", "''")}', ${ENV} }`), 'printed-secret')

  it.each([
    ['echo "key $KEY"', ['7 warning']],
    ['echo ${KEY}', ['7 warning']],
    ['echo "${{ secrets.OTHER }}" 1>&2', ['7 warning']],
    ['printf \'%s\' "$KEY"', ['7 warning']],
    ['printenv KEY', ['7 warning']],
    ['echo "$KEY" | base64', ['7 error']],
    ['echo ${{ secrets.OTHER }} | rev | tr a b', ['7 error']],
    ['echo "$KEY" | base64 -d > key.pem', []],
    ['echo "$KEY" | docker login --password-stdin', []],
    ['echo "$KEY" > key.pem', []],
    ['echo "key=$KEY" >> "$GITHUB_OUTPUT"', []],
    ['echo "::add-mask::$KEY"', []],
    ['X=$(echo "a:$KEY" | base64)', []],
    ['echo "${#KEY} ${KEY:0:0} ${KEY:+set} $KEYS"', []],
    ['echo "${{ secrets.OTHER != \'\' }}"', []],
    ['deploy "$KEY"', []],
    ['ssh-add <(echo "$KEY")', []],
    ['echo $(curl -H "token: $KEY" example.com)', []],
    ['echo my-secrets.KEY=${{ github.ref }}', []],
    ['echo $(date) $KEY', ['7 warning']],
  ])('%s', (script, problems) => {
    expect(judged(script)).toEqual(problems)
  })

  it('is named as it is written', () => {
    const { problems } = judge({ '.github/workflows/a.yml': steps('push', `{ run: 'echo $KEY', ${ENV} }`) })
    expect(problems.map(({ message }) => message)).toContain(
      '`secrets.KEY` is printed to the log, where only its exact text is masked: do not print it',
    )
  })
})

describe('secrets as a whole, and in parts', () => {
  const judged = (value: string) => found(steps('push', `{ run: make, env: { A: "\${{ ${value} }}" } }`))

  it.each([
    ['toJSON(secrets)', ['7 warning overprovisioned-secrets']],
    ['fromJSON(toJson( Secrets ))', ['7 warning overprovisioned-secrets']],
    ['secrets[matrix.name]', ['7 warning overprovisioned-secrets']],
    ['secrets.*', ['7 warning overprovisioned-secrets']],
    ["secrets['KEY']", []],
    ['toJSON(secrets.KEY)', []],
    ['fromJSON(secrets.KEY).password', ['7 warning unredacted-secrets']],
    ["fromJSON(secrets['KEY'])", ['7 warning unredacted-secrets']],
    ['fromJSON(vars.KEY)', []],
  ])('%s', (value, problems) => {
    expect(judged(value)).toEqual(problems)
  })

  it('are inherited only where a workflow is called so', () => {
    const text = 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n    secrets: inherit\n'
    expect(found(text, 'secrets-inherit')).toEqual(['5 warning'])
    expect(found(text.replace('inherit', '{ a: b }'), 'secrets-inherit')).toEqual([])
  })
})

describe('insecure commands', () => {
  it.each([['true'], ["'TRUE'"], ['1']])('are on with %s, at each level', yes => {
    const name = 'ACTIONS_ALLOW_UNSECURE_COMMANDS'
    const text = `on: push
env: { ${name}: ${yes} }
jobs:
  a:
    env: { ${name}: ${yes} }
    runs-on: ubuntu-latest
    steps:
      - run: make
        env: { ${name}: ${yes} }
      - run: make
        env: { ${name}: false }
`
    expect(found(text, 'insecure-commands')).toEqual(['2 error', '5 error', '9 error'])
  })
})
