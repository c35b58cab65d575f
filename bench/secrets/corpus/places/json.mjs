const escapes = { '"': '\\"' }
const members = { open: '{', close: '}', join: ',\n' }
const base = { escapes, ...members }

export const json = {
  ...base,
  where: 'json',
  weight: 6,
  path: n =>
    n.random.pick([
      `config/${n.service}.${n.stage}.json`,
      `${n.noun}s/settings.json`,
      `src/config/${n.noun}.json`,
      `.vscode/${n.noun}-${n.number}/settings.json`,
      `appsettings/${n.service}.json`,
    ]),
  blocks: [
    n =>
      `  "${n.noun}s${n.number}": {\n    "pageSize": ${n.number},\n    "fields": ["id", "name", "status"],\n    "archive": { "enabled": true, "after": "P${n.number}D" }\n  }`,
    n => `  "logging_${n.noun}": {\n    "level": "info",\n    "file": "/var/log/${n.service}/${n.noun}.log"\n  }`,
  ],
  named: [
    s => `  "${s.camel}": ${s.q}`,
    s => `  "${s.snake}": ${s.q}`,
    s =>
      `  "${s.service}${s.Noun}": {\n    "host": "${s.host}",\n    "user": "${s.user}",\n    "${s.camel}": ${s.q},\n    "port": ${s.port}\n  }`,
    s => `  "${s.noun}_${s.number}": { "url": "https://${s.site}", "${s.snake}": ${s.q} }`,
    s => `  "env${s.number}": [\n    { "name": "${s.screaming}", "value": ${s.q} }\n  ]`,
    s => `  "${s.dotted}": ${s.q}`,
    s =>
      `  "${s.service}${s.number}": {\n    "${s.noun}": {\n      "auth": {\n        "${s.kebab}": ${s.q}\n      }\n    }\n  }`,
  ],
  bare: [s => `  "args_${s.noun}": ["--connect", ${s.q}]`],
  header: [
    s => `  "headers_${s.noun}": {\n    "Authorization": "Bearer ${s.within('"')}"\n  }`,
    s => `  "${s.noun}Hook": "https://${s.site}/hook?token=${s.url}"`,
  ],
  multi: [s => `  "${s.camel}": ${s.q}`],
  expressions: {
    'json-schema': [
      n =>
        `  "${n.camel}${n.number}": { "type": "string", "minLength": 8, "description": "${n.spaced} of the ${n.service} account" }`,
      n => `  "required_${n.noun}": ["username", "${n.snake}"]`,
      n => `  "${n.camel}_${n.number}": null`,
      n => `  "${n.snake}_${n.number}": { "$ref": "#/definitions/${n.pascal}" }`,
      n => `  "${n.camel}From": { "secretKeyRef": { "name": "${n.service}", "key": "${n.kebab}" } }`,
    ],
  },
}

export const appsettings = {
  ...base,
  where: 'appsettings',
  weight: 3,
  bom: 0.4,
  crlf: 0.5,
  path: n => `src/${n.Noun}.Api/appsettings.${n.pascal}${n.stage}.json`,
  blocks: [
    n => `  "Logging${n.number}": {\n    "LogLevel": { "Default": "Information", "Microsoft": "Warning" }\n  }`,
    n => `  "AllowedHosts_${n.noun}": "*.${n.site}"`,
  ],
  named: [
    s => `  "${s.Noun}": {\n    "BaseUrl": "https://${s.site}",\n    "${s.pascal}": ${s.q}\n  }`,
    s => `  "${s.pascal}": ${s.q}`,
    s => `  "${s.service}:${s.pascal}": ${s.q}`,
    s =>
      `  "profiles${s.number}": {\n    "${s.service}": {\n      "commandName": "Project",\n      "environmentVariables": { "${s.screaming}": ${s.q} }\n    }\n  }`,
  ],
  expressions: {
    'config-reference': [
      n => `  "KeyVault${n.number}": { "Uri": "https://kv-${n.service}.vault.azure.net/", "SecretName": "${n.kebab}" }`,
      n => `  "${n.pascal}_${n.number}": "@Microsoft.KeyVault(VaultName=kv-${n.service};SecretName=${n.kebab})"`,
      n => `  "Password${n.number}": { "RequiredLength": 12, "RequireDigit": true, "RequireNonAlphanumeric": true }`,
    ],
  },
}

export const packageJson = {
  ...base,
  where: 'package-json',
  weight: 2,
  open: '{\n  "version": "1.4.2",\n  "private": true,\n  "scripts": {',
  close: '  }\n}',
  path: n => `packages/${n.service}-${n.noun}/package.json`,
  blocks: [
    n => `    "${n.verb}:${n.noun}": "webpack --mode production --env ${n.stage}"`,
    n => `    "lint-${n.noun}": "eslint src --ext .ts,.tsx --max-warnings ${n.number}"`,
  ],
  named: [
    s => `    "start:${s.noun}": "${s.screaming}=${s.within('"')} node dist/${s.service}.js"`,
    s =>
      `    "${s.verb}-${s.number}": "cross-env DB_HOST=${s.host} ${s.screaming}=${s.within('"')} ts-node src/${s.verb}.ts"`,
    s => `    "deploy-${s.noun}": "${s.service}-cli deploy --${s.kebab} ${s.within('"')}"`,
  ],
  header: [s => `    "notify:${s.noun}": "curl -H 'Authorization: Bearer ${s.within('"')}' https://${s.site}/hook"`],
  expressions: {
    'environment-reference': [
      n => `    "publish:${n.noun}": "npm publish --//registry.example.test/:_authToken=$${n.screaming}"`,
      n => `    "seed-${n.number}": "dotenv -e .env.${n.stage} -- ts-node seed.ts --${n.kebab} $${n.screaming}"`,
    ],
  },
}
