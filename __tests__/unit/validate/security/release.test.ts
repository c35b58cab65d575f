import { describe, expect, it } from '@jest/globals'
import { found, steps } from '../../../support/security-rules.js'

const TAGS = "{ push: { tags: ['v*'] } }"

describe('caches in jobs that publish', () => {
  const judged = (event: string, ...lines: readonly string[]) => found(steps(event, ...lines), 'cache-poisoning')

  it.each(['release', TAGS, "{ push: { branches: ['release/*'] } }", '{ push: { tags-ignore: [x] } }'])(
    'are told of under %s',
    event => {
      expect(judged(event, 'uses: actions/cache@v4')).toEqual(['7 warning'])
    },
  )

  it.each(['push', '{ push: { branches: [main] } }', 'pull_request'])('are fine under %s', event => {
    expect(judged(event, 'uses: actions/cache@v4', 'uses: docker/build-push-action@v6')).toEqual([])
  })

  it('are told of in the job with the action that publishes', () => {
    expect(judged('push', 'uses: actions/cache@v4', 'uses: pypa/gh-action-pypi-publish@v1')).toEqual(['7 warning'])
    const image = '{ uses: docker/build-push-action@v6, with: { push: true } }'
    expect(judged('push', 'uses: actions/cache@v4', image)).toEqual(['7 warning'])
  })

  it.each([
    ['{ uses: actions/cache/save@v4 }', false],
    ['{ uses: actions/cache/restore@v4 }', true],
    ['{ uses: actions/cache@v4, with: { lookup-only: true } }', false],
    ['{ uses: actions/setup-node@v4 }', false],
    ['{ uses: actions/setup-node@v4, with: { cache: npm } }', true],
    ['{ uses: actions/setup-node@v6 }', true],
    ['{ uses: actions/setup-node@v6, with: { package-manager-cache: false } }', false],
    ['{ uses: actions/setup-go@v3 }', false],
    ['{ uses: actions/setup-go@v5 }', true],
    ['{ uses: actions/setup-go@v5, with: { cache: false } }', false],
    ['{ uses: actions/setup-python@v5 }', false],
    ['{ uses: Swatinem/rust-cache@v2 }', true],
    ['{ uses: gradle/actions/setup-gradle@v4, with: { cache-disabled: true } }', false],
  ])('%s: %s', (step, restores) => {
    expect(judged(TAGS, step)).toEqual(restores ? ['7 warning'] : [])
  })
})

describe('publishing with a stored token', () => {
  const judged = (...lines: readonly string[]) => found(steps('push', ...lines), 'trusted-publishing')

  it.each([
    'npm publish --access public',
    'npm run build && npm publish',
    'cargo +nightly publish',
    'python3 -m twine upload dist/*',
    'uv run twine upload dist/*',
    'bundle exec gem push x.gem',
    'dotnet nuget push x',
    'yarn npm publish',
  ])('%s', script => {
    expect(judged(`run: ${script}`)).toEqual(['7 note'])
  })

  it.each(['npm publish --dry-run', 'echo npm publish', 'git push', 'docker push x', 'npm test', 'maturin upload x'])(
    'not %s',
    script => {
      expect(judged(`run: ${script}`)).toEqual([])
    },
  )

  it('is told of actions that are given one', () => {
    expect(
      judged(
        '{ uses: pypa/gh-action-pypi-publish@v1, with: { password: x } }',
        '{ uses: pypa/gh-action-pypi-publish@v1 }',
        "{ uses: pypa/gh-action-pypi-publish@v1, with: { password: x, repository-url: 'https://own.example/' } }",
        '{ uses: rubygems/release-gem@v1, with: { setup-trusted-publisher: false } }',
      ),
    ).toEqual(['7 note', '10 note'])
  })

  it('is not what a job does that may ask for a token', () => {
    expect(
      found(steps('push', 'run: npm publish').replace('permissions: {}', 'permissions: { id-token: write }')),
    ).toEqual(['2 note excessive-permissions'])
  })
})

describe('installing past the lock file', () => {
  it.each([
    ['npm install -g foo@1', true],
    ['npm i --save-dev foo', true],
    ['yarn global add foo', true],
    ['pnpm add foo', true],
    ['gem install foo', true],
    ['npm install', false],
    ['npm ci', false],
    ['npm install ./dist/foo.tgz', false],
    ['npm install .', false],
    ['pnpm install', false],
    ['bundle install', false],
    ['npm run add', false],
  ])('%s: %s', (script, past) => {
    expect(found(steps('push', `run: ${script}`), 'adhoc-install')).toEqual(past ? ['7 note'] : [])
  })
})
