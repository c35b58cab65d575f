const escapes = { '"': '\\"', "'": '' }
const entry = [s => s.loose, s => s.q, s => (s.item.value.includes("'") ? s.q : s.sq)]
const value = s => s.random.pick(entry)(s)
const indented = (text, by) => text.replace(/^/gm, ' '.repeat(by))

const used = (n, step) =>
  `  ${n.verb}_${n.noun}${n.number}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${step}`

const job = (s, text) =>
  `  ${s.verb}_${s.noun}${s.number}:\n    runs-on: ubuntu-latest\n${indented(text, 4)}\n    steps:\n      - uses: actions/checkout@v4\n      - run: make ${s.verb}`
export const githubWorkflow = {
  where: 'github-workflow',
  weight: 4,
  escapes,
  path: n => `.github/workflows/${n.verb}-${n.noun}-${n.number}.yml`,
  head: n => `name: ${n.verb} ${n.noun}\non:\n  push:\n    branches: [main]\njobs:`,
  blocks: [
    n =>
      `  test_${n.noun}:\n    runs-on: ubuntu-22.04\n    timeout-minutes: ${n.number}\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test`,
  ],
  named: [
    s => job(s, `env:\n  NODE_ENV: test\n  ${s.screaming}: ${value(s)}`),
    s =>
      `  ${s.verb}${s.number}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${s.service}/deploy@v2\n        with:\n          user: ${s.user}\n          ${s.kebab}: ${value(s)}`,
    s =>
      `  ${s.noun}${s.number}:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./${s.verb}.sh --${s.kebab} ${s.loose}`,
  ],
  header: [
    s =>
      `  notify_${s.noun}${s.number}:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'curl -H "Authorization: Bearer ${s.raw}" https://${s.site}/deployed'`,
  ],
  expressions: {
    'config-reference': [
      n => job(n, `env:\n  ${n.screaming}: \${{ secrets.${n.screaming} }}`),
      n => job(n, `env:\n  CACHE_KEY: \${{ runner.os }}-${n.noun}-\${{ hashFiles('**/package-lock.json') }}`),
      n => job(n, 'permissions:\n  id-token: write\n  contents: read'),
      n => used(n, `${n.service}/deploy@v2\n        with:\n          ${n.kebab}: \${{ secrets.${n.screaming} }}`),
      n => used(n, `${n.service}/action@${n.random.text('0123456789abcdef', 40)} # v${n.number % 9}`),
      n =>
        `  call_${n.verb}${n.number}:\n    uses: ./.github/workflows/${n.verb}.yml\n    secrets: inherit # ${n.screaming} and others`,
    ],
  },
}

export const gitlabCi = {
  where: 'gitlab-ci',
  weight: 2,
  escapes,
  path: n =>
    n.random.pick([
      `${n.service}/.gitlab-ci.yml`,
      `.circleci/${n.noun}/config.yml`,
      `azure-pipelines-${n.noun}.yml`,
      `ci/${n.noun}/.travis.yml`,
    ]),
  blocks: [n => `test:${n.noun}:\n  stage: test\n  image: node:20\n  script:\n    - npm ci\n    - npm run ${n.verb}`],
  named: [
    s =>
      `${s.verb}:${s.noun}:\n  stage: deploy\n  variables:\n    ${s.screaming}: ${value(s)}\n  script:\n    - make ${s.verb}`,
    s => `variables_${s.noun}:\n  ${s.screaming}: ${value(s)}`,
    s => `${s.verb}:${s.noun}:\n  script:\n    - export ${s.screaming}=${s.loose}\n    - ./${s.verb}.sh`,
  ],
  header: [
    s => `notify:${s.noun}:\n  script:\n    - 'curl -H "PRIVATE-TOKEN: ${s.raw}" https://${s.host}/api/v4/${s.noun}s'`,
  ],
  expressions: {
    'config-reference': [
      n => `variables_${n.service}:\n  ${n.screaming}: $CI_${n.screaming}`,
      n =>
        `push:${n.noun}:\n  script:\n    - docker login -u $CI_REGISTRY_USER -p $CI_REGISTRY_PASSWORD $CI_REGISTRY # ${n.service}`,
      n => `inputs_${n.verb}:\n  password: $(${n.camel})`,
      n => `cache_${n.verb}:\n  key: $CI_COMMIT_REF_SLUG-${n.noun}`,
    ],
  },
}
