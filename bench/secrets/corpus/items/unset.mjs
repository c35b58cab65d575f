// Values that stand where a secret would stand: placeholders, templates, redacted ones, references to stores.
import { cases } from '../names.mjs'
import { base64, company, hex, noun, services, stages, uuid } from '../words.mjs'
import { secretNames } from './assignments.mjs'
import { tokenNames } from './tokens.mjs'

const named = random => random.pick(random.int(10) < 7 ? secretNames : tokenNames)
const PLACEHOLDERS =
  `your-api-key-here; YOUR_API_KEY; <password>; <your-token>; changeme; change-me; CHANGE_ME; ChangeMe!; replace-me; REPLACE_ME;
  xxxxxxxx; XXXXXXXXXXXXXXXX; xxx; TODO; FIXME; TBD; example; placeholder; PLACEHOLDER; insert-your-token-here; <INSERT TOKEN>; your_secret_key; dummy;
  fake-token; not-a-real-key; put-your-key-here; enter_password_here; secret_goes_here; n/a; ...; 00000000-0000-0000-0000-000000000000;
  0000000000000000; [your token]; {your_api_key}; YOUR-CLIENT-SECRET; yourpassword; <REDACTED-BEFORE-COMMIT>; <SET-ME>; SET_ME_IN_PRODUCTION;
  to-be-set; ask-ops-team; <generated>; ?????; <change this>; unused; notused; <<secret>>; your-256-bit-secret`
    .split(';')
    .map(text => text.trim())

/** Each class makes { names, value } or more from a random; `share` is its part of all literals. */
export const unset = [
  {
    kind: 'placeholder',
    share: 34,
    make: random => {
      const names = named(random)
      const value = random.pick([
        ...PLACEHOLDERS,
        ...[
          `your-${cases.kebab(names)}`,
          `YOUR_${cases.screaming(names)}`,
          `<${cases.kebab(names)}>`,
          `<your ${names.join(' ')}>`,
        ],
        ...[
          `${cases.kebab(names)}-here`,
          `insert ${names.join(' ')} here`,
          `your_${cases.snake(names)}_here`,
          `<${cases.screaming(names)}>`,
        ],
        ...[`my-${cases.kebab(names)}`, `enter-your-${cases.kebab(names)}`, `REPLACE_WITH_${cases.screaming(names)}`],
      ])
      return { names, value, bare: !value.includes(' ') }
    },
  },
  {
    kind: 'template',
    share: 26,
    make: random => {
      const names = named(random)
      const [snake, screaming] = [cases.snake(names), cases.screaming(names)]
      const value = random.pick([
        ...[
          `\${${screaming}}`,
          `$${screaming}`,
          `{{ ${snake} }}`,
          `{{${screaming}}}`,
          `%(${snake})s`,
          `%${screaming}%`,
          `@${snake}@`,
        ],
        ...[
          `#{${screaming}}#`,
          `__${screaming}__`,
          `[[${snake}]]`,
          `<%= ${snake} %>`,
          `$(${snake})`,
          `\${env:${screaming}}`,
          `{${snake}}`,
        ],
        ...[
          `\${{ secrets.${screaming} }}`,
          `\${var.${snake}}`,
          `\${${screaming}:-}`,
          `%env(${screaming})%`,
          `\${${cases.dotted(names)}}`,
        ],
        ...[
          `{{ .Values.${cases.camel(names)} }}`,
          `\${ssm:/${random.pick(stages)}/${cases.kebab(names)}}`,
          `{{ lookup('env', '${screaming}') }}`,
        ],
        ...[
          `{{ vault_${snake} }}`,
          `$env:${screaming}`,
          `\${env.${screaming}}`,
          `{{ .Secrets.${cases.pascal(names)} }}`,
          `$[${snake}]`,
        ],
      ])
      return { names, value, bare: !/[ ']/.test(value) }
    },
  },
  {
    kind: 'redacted',
    share: 8,
    make: random => {
      const stars = random.pick(['*', '•', 'x', '#', '-']).repeat(random.pick([4, 6, 8, 12, 16]))
      const value = random.pick([
        stars,
        stars,
        '[REDACTED]',
        '<redacted>',
        '[FILTERED]',
        '(hidden)',
        '***',
        '(sensitive value)',
        '<hidden>',
        'AKIA************',
        'ghp_****',
        '****1f9c',
        'sk-...x4Qz',
        'REDACTED',
      ])
      return { names: named(random), value, bare: !/[ (]/.test(value) }
    },
  },
  { kind: 'store-reference', share: 24, make: random => ({ names: named(random), value: reference(random) }) },
  { kind: 'encrypted', share: 8, make: random => ({ names: named(random), value: encrypted(random) }) },
]

function reference(random) {
  const [names, service, stage] = [named(random), random.pick(services), random.pick(stages)]
  const name = cases.kebab(names)
  return random.pick([
    `arn:aws:secretsmanager:eu-west-1:${random.text('123456789', 12)}:secret:${stage}/${service}-${random.text('abcdefghijkLMNOPQ', 6)}`,
    `{{resolve:secretsmanager:${stage}/${service}:SecretString:${name}}}`,
    `{{resolve:ssm-secure:/${stage}/${service}/${name}:1}}`,
    `vault:secret/data/${stage}/${service}#${cases.snake(names)}`,
    `secret/data/${service}/${name}`,
    `op://${service}-${stage}/${noun(random)}/${name}`,
    `projects/${company(random)}-${stage}/secrets/${name}/versions/latest`,
    `https://${company(random)}-kv.vault.azure.net/secrets/${name}/${hex(random, 32)}`,
    `@Microsoft.KeyVault(SecretUri=https://kv-${company(random)}.vault.azure.net/secrets/${name})`,
    `/run/secrets/${cases.snake(names)}`,
    `file:///etc/${service}/${name}`,
    `ssm:///${stage}/${service}/${name}`,
    `env:${cases.screaming(names)}`,
    `ref+vault://secret/${service}#/${cases.snake(names)}`,
    `ref+awsssm://${stage}/${service}/${name}`,
    `secretref:${name}`,
    `sm://${company(random)}-${stage}/${name}`,
    `keychain:${service}/${name}`,
    `kv/${stage}/${service}/${name}`,
    `secretKeyRef:${service}-${name}`,
  ])
}

/** What sops, Spring Cloud Config, Jasypt and Vault's transit engine leave: useless without another key. */
function encrypted(random) {
  return random.pick([
    () =>
      `ENC[AES256_GCM,data:${base64(random, 12 + random.int(20))},iv:${base64(random, 32)},tag:${base64(random, 16)},type:str]`,
    () => `ENC(${base64(random, 24)})`,
    () => `{cipher}${hex(random, 96)}`,
    () => `vault:v1:${base64(random, 40 + random.int(20))}`,
    () => `arn:aws:kms:us-east-1:${random.text('123456789', 12)}:key/${uuid(random)}`,
  ])()
}
