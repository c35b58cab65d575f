const escapes = { '"': '\\"' }
const members = { open: '{', close: '}', join: ',\n' }
const base = { escapes, ...members }

const resource = (s, attributes, type = `aws_${s.service}`) => `    {
      "mode": "managed",
      "type": "${type}",
      "name": "${s.noun}",
      "instances": [
        {
          "schema_version": 1,
          "attributes": {
            "arn": "arn:aws:${s.service}:eu-west-1:${s.random.text('123456789', 12)}:${s.noun}/${s.random.text('0123456789abcdef', 8)}",
            "id": "${s.service}-${s.random.text('0123456789abcdef', 17)}",
${attributes}
          }
        }
      ]
    }`
export const tfstate = {
  ...base,
  where: 'tfstate',
  weight: 3,
  open: '{\n  "version": 4,\n  "terraform_version": "1.5.7",\n  "serial": 214,\n  "outputs": {},\n  "resources": [',
  close: '  ]\n}',
  path: n => `infra/${n.service}/${n.stage}/terraform.tfstate`,
  blocks: [n => resource(n, `            "tags": { "Name": "${n.noun}-${n.stage}" }`)],
  named: [
    s => resource(s, `            "username": "${s.user}",\n            "${s.snake}": ${s.q}`),
    s =>
      resource(
        s,
        `            "environment": [\n              { "name": "${s.screaming}", "value": ${s.q} }\n            ]`,
        'aws_lambda_function',
      ),
  ],
  revealing: [
    s =>
      resource(
        s,
        `            "keepers": null,\n            "length": ${s.number},\n            "result": "${s.noun}",\n            "${s.snake}": ${s.q}`,
        'random_password',
      ),
  ],
  multi: [s => resource(s, `            "private_key_pem": ${s.q}`, 'tls_private_key')],
  expressions: {
    'config-reference': [
      n =>
        resource(
          n,
          `            "${n.snake}_secret_arn": "arn:aws:secretsmanager:eu-west-1:${n.random.text('123456789', 12)}:secret:${n.kebab}"`,
        ),
      n => resource(n, `            "${n.snake}": null,\n            "password_policy_length": ${n.number}`),
    ],
  },
}

const request = (s, text) => `    {
      "name": "${s.verb} ${s.noun} ${s.number}",
      "request": {
        "method": "GET",
${text},
        "url": { "raw": "https://${s.site}/v1/${s.noun}s", "protocol": "https" }
      }
    }`
export const postman = {
  ...base,
  where: 'postman',
  weight: 3,
  open: '{\n  "info": { "name": "API", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },\n  "item": [',
  close: '  ]\n}',
  path: n => `postman/${n.service}-${n.noun}.postman_collection.json`,
  blocks: [n => request(n, '        "header": [{ "key": "Accept", "value": "application/json" }]')],
  named: [
    s =>
      request(
        s,
        `        "body": { "mode": "urlencoded", "urlencoded": [{ "key": "${s.snake}", "value": ${s.q}, "type": "text" }] }`,
      ),
    s => `    {\n      "key": "${s.camel}",\n      "value": ${s.q},\n      "enabled": true\n    }`,
  ],
  revealing: [
    s =>
      request(
        s,
        `        "auth": { "type": "apikey", "apikey": [{ "key": "key", "value": "x-${s.kebab}" }, { "key": "value", "value": ${s.q} }] }`,
      ),
  ],
  header: [
    s =>
      request(
        s,
        `        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": ${s.q}, "type": "string" }] }`,
      ),
    s => request(s, `        "header": [{ "key": "Authorization", "value": "Bearer ${s.within('"')}" }]`),
  ],
  expressions: {
    'config-reference': [
      n => request(n, `        "header": [{ "key": "X-Api-Key", "value": "{{${n.camel}}}" }]`),
      n =>
        request(
          n,
          `        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{${n.snake}}}", "type": "string" }] }`,
        ),
    ],
  },
}
