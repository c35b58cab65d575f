import { lines } from './lines.mjs'

const escapes = { '"': '\\"', "'": '' }

export const terraform = {
  where: 'terraform',
  weight: 5,
  escapes,
  path: n =>
    n.random.pick([
      `infra/${n.service}/main.tf`,
      `terraform/${n.noun}.tf`,
      `modules/${n.service}/variables.tf`,
      `infra/${n.stage}/${n.noun}.tf`,
    ]),
  blocks: [
    n =>
      `resource "aws_${n.noun}" "${n.service}" {\n  name  = "${n.service}-${n.stage}"\n  count = ${n.number % 5}\n\n  tags = {\n    Team = "${n.noun}s"\n  }\n}`,
    n => `output "${n.service}_${n.noun}_id" {\n  value = aws_${n.noun}.${n.service}.id\n}`,
  ],
  named: [
    s => `variable "${s.snake}" {\n  type    = string\n  default = ${s.q}\n}`,
    s => `provider "${s.service}" {\n  host = "${s.host}"\n  ${s.snake} = ${s.q}\n}`,
    s =>
      `resource "aws_db_instance" "${s.noun}" {\n  engine   = "postgres"\n  username = "${s.user.replace(/\W/g, '')}"\n  ${s.snake} = ${s.q}\n}`,
    s => `locals {\n  ${s.snake} = ${s.q}\n}`,
    s =>
      `resource "aws_lambda_function" "${s.verb}_${s.noun}" {\n  environment {\n    variables = {\n      ${s.screaming} = ${s.q}\n    }\n  }\n}`,
    s => `# ${s.snake} = ${s.q}`,
  ],
  multi: [s => `locals {\n  ${s.snake} = <<EOT\n${s.raw}\nEOT\n}`],
  expressions: {
    'config-reference': lines`
    ${n => n.snake} = var.${n => n.snake}
    ${n => n.snake} = random_password.${n => n.noun}.result
    ${n => n.snake} = data.aws_secretsmanager_secret_version.${n => n.service}.secret_string
    ${n => n.snake} = jsondecode(data.aws_secretsmanager_secret_version.current.secret_string)["${n => n.snake}"]
    ${n => n.snake} = data.vault_generic_secret.${n => n.service}.data["${n => n.snake}"]
    ${n => n.snake} = azurerm_key_vault_secret.${n => n.noun}.value
    ${n => n.snake} = sensitive(file("\${path.module}/${n => n.kebab}.txt"))
    ${n => n.snake}_arn = aws_secretsmanager_secret.${n => n.service}.arn
    variable "${n => n.snake}" { sensitive = true }
    key = "${n => n.stage}/${n => n.service}/terraform.tfstate"
    key_name = aws_key_pair.${n => n.service}.key_name
    manage_master_user_password = true`,
  },
}

export const tfvars = {
  where: 'tfvars',
  weight: 3,
  escapes,
  join: '\n',
  path: n =>
    n.random.pick([
      `infra/${n.service}/${n.stage}.tfvars`,
      `envs/${n.stage}-${n.noun}/terraform.tfvars`,
      `packer/${n.noun}.pkrvars.hcl`,
    ]),
  blocks: [
    n => `region        = "eu-west-1"\n${n.noun}_limit = ${n.number}`,
    n => `${n.service}_subnets = ["10.${n.number % 200}.0.0/24"]`,
  ],
  named: [
    s => `${s.snake} = ${s.q}`,
    s => `${s.service}_${s.snake} = ${s.q}`,
    s => `${s.noun}_users = {\n  ${s.person} = { ${s.snake} = ${s.q} }\n}`,
    s => `env_${s.noun} = [\n  { name = "${s.screaming}", value = ${s.q} },\n]`,
  ],
}

export const sql = {
  where: 'sql',
  weight: 4,
  escapes: { "'": '', '"': '' },
  path: n =>
    n.random.pick([
      `db/migrations/${n.number}_${n.verb}_${n.noun}s.sql`,
      `sql/${n.service}/${n.noun}.sql`,
      `dumps/${n.noun}_${n.stage}.sql`,
    ]),
  blocks: [
    n =>
      `CREATE TABLE ${n.noun}s (\n  id BIGSERIAL PRIMARY KEY,\n  name VARCHAR(${n.number}) NOT NULL,\n  created_at TIMESTAMP DEFAULT now()\n);`,
    n =>
      `INSERT INTO ${n.noun}s (id, name, status) VALUES\n  (${n.number}, '${n.person}', 'open'),\n  (${n.number + 1}, '${n.service}', 'closed');`,
    n => `CREATE INDEX idx_${n.noun}_${n.number} ON ${n.noun}s (created_at DESC);`,
  ],
  named: [
    s => `INSERT INTO settings (name, value) VALUES ('${s.snake}', ${s.sq});`,
    s => `UPDATE ${s.noun}s SET ${s.snake} = ${s.sq} WHERE id = ${s.number};`,
    s => `INSERT INTO integrations (id, vendor, ${s.snake}) VALUES (${s.number}, '${s.service}', ${s.sq});`,
    s => `-- ${s.snake}: ${s.raw}`,
  ],
  revealing: [
    s => `CREATE USER ${s.person} WITH PASSWORD ${s.sq}; -- ${s.snake}`,
    s => `ALTER USER '${s.person}'@'%' IDENTIFIED BY ${s.sq}; -- ${s.snake}`,
    s => `CREATE LOGIN ${s.person} WITH PASSWORD = N${s.sq}; -- ${s.snake}`,
  ],
  bare: [s => `INSERT INTO webhooks VALUES (${s.number}, 'https://${s.site}', ${s.sq}, true);`],
  expressions: {
    'sql-column': lines`
    ${n => n.snake} VARCHAR(255) NOT NULL,
    ALTER TABLE users ADD COLUMN ${n => n.snake} TEXT;
    CREATE INDEX idx_users_${n => n.snake} ON users (${n => n.snake});
    SELECT id, ${n => n.snake} FROM users WHERE ${n => n.snake} IS NOT NULL;
    INSERT INTO users (name, ${n => n.snake}) VALUES ($1, crypt($2, gen_salt('bf')));
    UPDATE users SET ${n => n.snake} = NULL, ${n => n.snake}_expires = now();
    PRIMARY KEY (id), UNIQUE KEY ${n => n.snake}_key (tenant_id, ${n => n.snake}),
    COMMENT ON COLUMN users.${n => n.snake} IS '${n => n.spaced} of the user';
    CREATE USER ${n => n.person} IDENTIFIED BY :${n => n.snake};
    FOREIGN KEY (${n => n.noun}_id) REFERENCES ${n => n.noun}s (id)`,
  },
}
