// Secrets that somebody encrypted before committing, and the samples that show which ones are needed.
import { base64, hex } from '../words.mjs'
import { page } from './page.mjs'

const enc = r => `ENC[AES256_GCM,data:${base64(r, 10 + r.int(20))},iv:${base64(r, 32)},tag:${base64(r, 16)},type:str]`
const sample = n =>
  n.random.pick([
    `your-${n.kebab}`,
    `<${n.kebab}>`,
    '',
    'changeme',
    'xxxxxxxx',
    `your_${n.snake}_here`,
    'REPLACE_ME',
    `\${${n.screaming}}`,
    '...',
  ])

export const encrypted = [
  page(
    'sops',
    'secrets.enc.yaml',
    w =>
      `database:\n${w.lines('encrypted', 8, r => `  ${w.names().snake}: ${enc(r)}`)}\nsops:\n  kms: []\n  age:\n    - recipient: age1${w.random.text('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}\n  lastmodified: "2023-05-02T10:00:00Z"\n  ${w.no('encrypted', `mac: ${enc(w.random)}`)}\n  version: 3.7.3`,
    4,
  ),
  page(
    'sops',
    'config.enc.json',
    w =>
      `{\n${w.lines('encrypted', 8, r => `  "${w.names().camel}": "${enc(r)}"`, ',\n')},\n  "sops": { "version": "3.8.1" }\n}`,
    3,
  ),
  page(
    'sealed-secret',
    'sealed.yaml',
    w =>
      `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: ${w.names().service}\nspec:\n  encryptedData:\n${w.lines('encrypted', 5, r => `    ${w.names().kebab}: AgB${base64(r, 300)}`)}`,
    4,
  ),
  page(
    'ansible-vault',
    'group_vars/all/vault.yml',
    w =>
      w.no(
        'encrypted',
        `$ANSIBLE_VAULT;1.1;AES256\n${Array.from({ length: 12 }, () => w.random.text('36313039', 80)).join('\n')}`,
      ),
    5,
  ),
  page(
    'ansible-vault',
    'vars/main.yml',
    w =>
      w.lines(
        'encrypted',
        4,
        r =>
          `${w.names().snake}: !vault |\n  $ANSIBLE_VAULT;1.2;AES256;prod\n  ${r.text('36313039', 80)}\n  ${r.text('36313039', 62)}`,
        '\n\n',
      ),
    4,
  ),
  page(
    'travis',
    '.travis.yml',
    w => `language: node_js\nenv:\n  global:\n${w.lines('encrypted', 3, r => `    - secure: "${base64(r, 256)}"`)}`,
    3,
  ),
  page(
    'eyaml',
    'hieradata/common.eyaml',
    w => w.lines('encrypted', 5, r => `${w.names().service}::${w.names().snake}: ENC[PKCS7,${base64(r, 260)}]`),
    3,
  ),
  page(
    'env-sample',
    '.env.example',
    w =>
      `# copy to .env\n${w.lines('env-sample', 15, () => {
        const n = w.names()
        return `${n.screaming}=${sample(n)}`
      })}`,
    6,
  ),
  page(
    'env-sample',
    'config/settings.sample.yml',
    w =>
      w.lines('env-sample', 12, () => {
        const n = w.names()
        return `${n.service}_${n.snake}: "${sample(n)}"`
      }),
    4,
  ),
  page(
    'env-sample',
    'config.example.json',
    w =>
      `{\n${w.lines(
        'env-sample',
        10,
        () => {
          const n = w.names()
          return `  "${n.camel}": "${sample(n)}"`
        },
        ',\n',
      )}\n}`,
    4,
  ),
  page(
    'terraform-plan',
    'plan.txt',
    w =>
      `Terraform will perform the following actions:\n\n  # aws_db_instance.main will be created\n  + resource "aws_db_instance" "main" {\n${w.lines('redacted', 6, () => `      + ${w.names().snake} = (sensitive value)`)}\n${w.lines('redacted', 4, () => `      + ${w.names().snake}_arn = (known after apply)`)}\n    }`,
    3,
  ),
  page(
    'ci-log',
    'build.log',
    w =>
      `##[group]Run deploy\n${w.lines('redacted', 8, () => `  ${w.names().screaming}: ***`)}\n${w.lines('log-message', 4, r => `Fetching ${w.names().service}@${hex(r, 40)}`)}\n##[endgroup]`,
    4,
  ),
]
