import { lines } from './lines.mjs'

const escapes = { '"': '\\"', "'": '' }
const entry = [s => s.loose, s => s.q, s => (s.item.value.includes("'") ? s.q : s.sq)]
const value = s => s.random.pick(entry)(s)
const indented = (text, by) => text.replace(/^/gm, ' '.repeat(by))

const named = [
  s => `${s.snake}: ${value(s)}`,
  s => `${s.noun}${s.number}:\n  host: ${s.host}\n  user: ${s.user}\n  ${s.snake}: ${value(s)}`,
  s => `${s.service}_${s.noun}:\n  ${s.camel}: ${value(s)}\n  timeout: ${s.number}`,
  s => `# ${s.snake}: ${value(s)}`,
  s => `${s.kebab}: ${value(s)}  # ${s.stage}`,
  s =>
    `${s.noun}_${s.number}:\n  ${s.service}:\n    endpoint: https://${s.site}\n    credentials:\n      ${s.snake}: ${value(s)}`,
  s => `${s.noun}_list_${s.number}:\n  - name: ${s.person}\n    ${s.camel}: ${value(s)}`,
  s => `"${s.snake}": ${s.q}`,
]

export const yaml = {
  where: 'yaml',
  weight: 6,
  escapes,
  path: n =>
    n.random.pick([
      `config/${n.service}.yml`,
      `conf/${n.stage}/${n.noun}.yaml`,
      `src/main/resources/application-${n.stage}.yml`,
      `${n.service}/settings.yaml`,
    ]),
  blocks: [
    n => `logging_${n.noun}:\n  level: info\n  handlers: [console, file]\n  retention_days: ${n.number}`,
    n => `${n.noun}s:\n  page_size: ${n.number}\n  order_by: created_at\n  fields:\n    - id\n    - name`,
    n => `server_${n.service}:\n  port: ${n.port}\n  base_url: https://${n.site}`,
  ],
  named,
  bare: [s => `${s.noun}_args:\n  - --connect\n  - ${value(s)}`, s => `# was ${s.raw} until ${s.number} days ago`],
  header: [
    s => `${s.noun}_headers:\n  Authorization: Bearer ${s.raw}`,
    s => `${s.noun}_hook: https://${s.site}/hook?token=${s.url}`,
  ],
  multi: [s => s.marked(`${s.snake}: |\n${indented(s.item.value, 2)}`)],
  expressions: {
    'config-reference': lines`
    ${n => n.snake}: !vault_lookup ${n => n.stage}/${n => n.service}
    ${n => n.snake}: !Sub '{{resolve:secretsmanager:${n => n.service}:SecretString:${n => n.kebab}}}'
    ${n => n.snake}: !Ref ${n => n.pascal}Parameter
    ${n => n.snake}: !ENV ${n => n.screaming}
    ${n => n.snake}: null
    ${n => n.snake}: ~
    ${n => n.snake}: ""
    ${n => n.snake}_enabled: true
    ${n => n.snake}_file: /run/secrets/${n => n.snake}`,
  },
}

export const kubernetes = {
  where: 'kubernetes',
  weight: 5,
  escapes,
  join: '\n---\n',
  around: text => `apiVersion: v1\nkind: Pod\nspec:\n${text}`,
  path: n =>
    n.random.pick([
      `k8s/${n.stage}/${n.service}.yaml`,
      `deploy/manifests/${n.noun}-${n.service}.yml`,
      `charts/${n.service}/templates/${n.noun}.yaml`,
    ]),
  blocks: [
    n =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${n.service}-${n.noun}\n  labels:\n    app: ${n.service}\nspec:\n  ports:\n    - port: ${n.port}\n      targetPort: http`,
    n =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${n.noun}-settings\ndata:\n  LOG_LEVEL: info\n  PAGE_SIZE: "${n.number}"`,
  ],
  named: [
    s =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${s.service}-${s.noun}\ntype: Opaque\nstringData:\n  username: ${s.user}\n  ${s.kebab}: ${value(s)}`,
    s =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${s.service}-config\ndata:\n  DB_HOST: ${s.host}\n  ${s.screaming}: ${value(s)}`,
    s =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${s.service}\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${s.service}\n          image: ${s.service}:1.${s.number}\n          env:\n            - name: DB_HOST\n              value: ${s.host}\n            - name: ${s.screaming}\n              value: ${value(s)}`,
    s =>
      `apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: ${s.verb}-${s.noun}\nspec:\n  schedule: "0 3 * * *"\n  containers:\n    - name: job\n      args: ["--user", "${s.user}", "--${s.kebab}", ${s.q}]`,
  ],
  multi: [
    s =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${s.service}-tls\nstringData:\n${s.marked(`  tls.key: |\n${indented(s.item.value, 4)}`)}`,
  ],
  expressions: {
    'config-reference': [
      n =>
        `  - name: ${n.screaming}\n    valueFrom:\n      secretKeyRef:\n        name: ${n.service}-credentials\n        key: ${n.kebab}`,
      n => `  imagePullSecrets:\n    - name: regcred-${n.service}`,
      n => `  volumes:\n    - name: ${n.kebab}\n      secret:\n        secretName: ${n.service}-${n.kebab}`,
      n => `  serviceAccountName: ${n.service}-${n.noun}-${n.stage}\n  automountServiceAccountToken: false`,
      n => `  annotations:\n    vault.hashicorp.com/agent-inject-secret-${n.kebab}: secret/data/${n.service}`,
    ],
  },
}

const service = (s, environment) =>
  `  ${s.service}${s.number}:\n    image: ${s.service}:1.${s.number}\n    environment:\n${indented(environment, 6)}\n    ports:\n      - "${s.port}:${s.port}"`
export const compose = {
  where: 'compose',
  weight: 4,
  escapes,
  path: n =>
    n.random.pick([`docker-compose.${n.stage}.yml`, `${n.service}/docker-compose.yml`, `compose/${n.noun}.yaml`]),
  head: () => "version: '3.8'\nservices:",
  around: text => `  app:\n    image: app:1\n    environment:\n${text}`,
  blocks: [
    n =>
      `  ${n.service}_worker:\n    image: ${n.service}-worker:2.${n.number}\n    restart: unless-stopped\n    volumes:\n      - ${n.noun}s:/var/lib/${n.noun}`,
  ],
  named: [
    s => service(s, `DB_HOST: ${s.host}\n${s.screaming}: ${value(s)}`),
    s => service(s, `- DB_HOST=${s.host}\n- ${s.screaming}=${s.raw}`),
    s => service(s, `- "${s.screaming}=${s.within('"')}"`),
    s =>
      `  ${s.service}${s.number}:\n    image: redis:6\n    command: ${s.service}-server --user ${s.user} --${s.kebab} ${s.loose}`,
  ],
  expressions: {
    'config-reference': [
      n => `      ${n.screaming}: \${${n.screaming}}`,
      n => `      ${n.screaming}_FILE: /run/secrets/${n.snake}`,
      n => `      - ${n.screaming}=\${${n.screaming}:?not set}`,
      n => `      - ${n.screaming}`,
      n => `    secrets:\n      - ${n.snake}`,
    ],
  },
}

export const ansible = {
  where: 'ansible',
  weight: 4,
  escapes,
  path: n =>
    n.random.pick([
      `group_vars/${n.service}.yml`,
      `host_vars/${n.host}.yml`,
      `roles/${n.service}/defaults/main.yml`,
      `playbooks/${n.verb}_${n.noun}.yml`,
    ]),
  head: () => '---',
  blocks: [
    n => `${n.service}_packages:\n  - nginx\n  - lib${n.noun}\n${n.service}_workers: ${n.number}`,
    n => `${n.service}_${n.noun}_dir: /srv/${n.noun}\n${n.service}_user: ${n.person}`,
  ],
  named: [
    s => `${s.service}_${s.snake}: ${value(s)}`,
    s => `${s.snake}: ${value(s)}`,
    s => `${s.noun}_users:\n  - name: ${s.person}\n    ${s.snake}: ${value(s)}`,
    s =>
      `${s.noun}_tasks_${s.number}:\n  - name: ${s.verb} ${s.noun}\n    community.general.${s.service}:\n      login_user: ${s.user}\n      ${s.snake}: ${value(s)}\n      state: present`,
    s => `run_${s.verb}_${s.number}:\n  - name: run ${s.verb}\n    shell: ${s.service}ctl --${s.kebab}=${s.loose} sync`,
  ],
  expressions: {
    'config-reference': [
      n => `${n.snake}: "{{ vault_${n.snake} }}"`,
      n => `${n.snake}: "{{ lookup('hashi_vault', 'secret=secret/${n.service}:${n.snake}') }}"`,
      n =>
        `${n.snake}: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${n.random.text('36313039', 80)}\n  ${n.random.text('36313039', 80)}`,
      n => `set_${n.snake}:\n  - name: set ${n.spaced}\n    no_log: true\n    update_password: on_create`,
      n => `vars_prompt:\n  - name: ${n.snake}\n    prompt: ${n.spaced}\n    private: true`,
    ],
  },
}

export const helm = {
  where: 'helm',
  weight: 4,
  escapes,
  path: n =>
    n.random.pick([
      `charts/${n.service}/values.yaml`,
      `helm/${n.service}/values-${n.stage}.yaml`,
      `values/${n.noun}.${n.stage}.yaml`,
    ]),
  blocks: [
    n => `image${n.Noun}:\n  repository: ${n.service}/${n.noun}\n  tag: 1.${n.number}.0\n  pullPolicy: IfNotPresent`,
    n => `resources${n.Noun}:\n  limits:\n    cpu: ${n.number}m\n    memory: 256Mi`,
  ],
  named: [
    s => `${s.noun}:\n  enabled: true\n  auth:\n    username: ${s.user}\n    ${s.camel}: ${value(s)}`,
    s => `env${s.Noun}:\n  - name: ${s.screaming}\n    value: ${value(s)}`,
    s => `${s.service}${s.Noun}:\n  secrets:\n    ${s.screaming}: ${value(s)}`,
    s => `## @param ${s.noun}.${s.camel}\n# ${s.camel}: ${value(s)}`,
  ],
  expressions: {
    'config-reference': [
      n => `existingSecret: ${n.service}-${n.noun}-credentials`,
      n => `existingSecret${n.pascal}Key: ${n.kebab}`,
      n => `${n.camel}: ""`,
      n => `## @param auth.${n.camel} ${n.spaced} of the ${n.service} user; generated if empty`,
      n => `secretKeys:\n  adminPasswordKey: ${n.kebab}`,
    ],
  },
}
