import { lines } from './lines.mjs'

const escapes = { '"': '\\"', "'": '' }
const single = s => (s.item.value.includes("'") ? s.q : s.sq)

export const env = {
  where: 'env',
  weight: 7,
  escapes,
  path: n =>
    n.random.pick([
      `${n.service}/.env`,
      `${n.service}-${n.noun}/.env.${n.stage}`,
      `deploy/${n.noun}/.env.local`,
      `env/${n.service}-${n.stage}.env`,
    ]),
  join: '\n',
  blocks: [
    n => `# ${n.service}\nAPP_NAME=${n.service}\nAPP_ENV=${n.stage}\nAPP_URL=https://${n.site}`,
    n => `LOG_LEVEL=info\n${n.noun.toUpperCase()}_LIMIT=${n.number}`,
    n => `DB_HOST=${n.host}\nDB_PORT=${n.port}\nDB_DATABASE=${n.noun}s`,
  ],
  named: [
    s => `${s.screaming}=${s.raw}`,
    s => `${s.screaming}=${s.raw}`,
    s => `${s.screaming}=${s.q}`,
    s => `${s.screaming}=${single(s)}`,
    s => `export ${s.screaming}=${s.loose}`,
    s => `# ${s.screaming}=${s.raw}`,
    s => `${s.screaming} = ${s.raw}`,
  ],
  multi: [s => `${s.screaming}="${s.raw}"`, s => `${s.screaming}=${s.q}`],
  expressions: {
    'config-reference': lines`
    ${n => n.screaming}=
    ${n => n.screaming}=\${${n => n.screaming}}
    ${n => n.screaming}=""
    ${n => n.screaming}=<set in CI>
    ${n => n.screaming}_PATH=/run/secrets/${n => n.snake}
    ${n => n.screaming}_HEADER=X-${n => n.pascal}
    ${n => n.screaming}_TTL=3600`,
  },
}

export const toml = {
  where: 'toml',
  weight: 4,
  escapes,
  path: n =>
    n.random.pick([
      `config/${n.service}.toml`,
      `${n.noun}/config.${n.stage}.toml`,
      `.streamlit/${n.service}/secrets.toml`,
      `${n.service}/pyproject.toml`,
    ]),
  blocks: [
    n => `[${n.noun}s]\nlimit = ${n.number}\nfields = ["id", "name"]`,
    n => `[server.${n.service}]\nbind = "0.0.0.0:${n.port}"\nworkers = 4`,
  ],
  named: [
    s => `[${s.service}.${s.noun}]\nhost = "${s.host}"\n${s.snake} = ${s.q}`,
    s => `[${s.noun}_${s.number}]\n${s.kebab} = ${single(s)}`,
    s => `[env.${s.service}${s.number}]\n${s.screaming} = ${s.q}`,
    s => `[${s.service}_${s.number}]\nauth = { user = "${s.user}", ${s.snake} = ${s.q} }`,
    s => `# ${s.snake} = ${s.q}`,
  ],
  multi: [s => `[${s.noun}_key]\npem = """\n${s.raw}\n"""`],
  expressions: {
    'config-reference': lines`
    ${n => n.snake} = "\${${n => n.screaming}}"
    ${n => n.snake}_env = "${n => n.screaming}"
    ${n => n.snake}_file = "/etc/${n => n.service}/${n => n.snake}"
    ${n => n.snake} = { env = "${n => n.screaming}" }
    ${n => n.snake} = ""`,
  },
}

export const ini = {
  where: 'ini',
  weight: 5,
  escapes,
  path: n =>
    n.random.pick([
      `etc/${n.service}.ini`,
      `config/${n.noun}.cfg`,
      `${n.service}.conf.d/${n.noun}.conf`,
      `airflow/${n.service}.cfg`,
      `${n.noun}s/alembic.ini`,
    ]),
  blocks: [
    n => `[${n.noun}]\nlimit = ${n.number}\norder = created_at\nenabled = yes`,
    n => `; ${n.service}\n[logging:${n.noun}]\nlevel = INFO\nfile = /var/log/${n.service}.log`,
  ],
  named: [
    s => `[${s.service}]\nhost = ${s.host}\nuser = ${s.user}\n${s.snake} = ${s.raw}`,
    s => `[${s.service} ${s.noun}]\n${s.joined}=${s.raw}`,
    s => `[${s.noun}${s.number}]\n${s.kebab} = ${s.q}`,
    s => `[connection:${s.noun}]\nserver=${s.host};user=${s.user}\n${s.pascal}=${s.raw}`,
    s => `;${s.snake} = ${s.raw}`,
    s => `#${s.snake}=${s.raw}`,
  ],
  header: [s => `[${s.noun}-remote]\nurl = https://${s.user}:${s.url}@${s.host}/${s.noun}.git`],
  expressions: {
    'config-reference': lines`
    ${n => n.snake} = %(${n => n.snake})s
    ${n => n.snake} =
    ${n => n.snake}_cmd = cat /run/secrets/${n => n.snake}
    ${n => n.snake} = $\{ENV:${n => n.screaming}}
    ${n => n.snake}_min_length = 12
    ${n => n.snake}_file = /etc/${n => n.service}/${n => n.snake}`,
  },
}

export const properties = {
  where: 'properties',
  weight: 5,
  escapes,
  path: n =>
    n.random.pick([
      `src/main/resources/application-${n.stage}.properties`,
      `conf/${n.service}.properties`,
      `${n.noun}/sonar-project.properties`,
      `kafka/${n.service}-${n.noun}.properties`,
    ]),
  join: '\n',
  blocks: [
    n => `# ${n.service}\nserver.port=${n.port}\n${n.service}.${n.noun}.limit=${n.number}`,
    n => `logging.level.com.${n.service}=INFO\nspring.jpa.show-sql=false`,
    n => `${n.service}.url=https://${n.site}/${n.noun}`,
  ],
  named: [
    s => `${s.service}.${s.dotted}=${s.raw}`,
    s => `${s.dotted} = ${s.raw}`,
    s => `${s.service}.${s.kebab}: ${s.raw}`,
    s => `${s.service}.${s.camel}=${s.raw}`,
    s => `#${s.dotted}=${s.raw}`,
    s => `spring.${s.service}.username=${s.user}\nspring.${s.service}.${s.kebab}=${s.raw}`,
  ],
  bare: [s => `# old one of ${s.person}: ${s.raw}`],
  expressions: {
    'config-reference': lines`
    ${n => n.dotted}=\${${n => n.screaming}}
    ${n => n.dotted}=\${${n => n.dotted}:}
    ${n => n.dotted}=
    ${n => n.dotted}=@${n => n.dotted}@
    ${n => n.dotted}.required=${n => n.spaced} is required
    ${n => n.dotted}.label=${n => n.spaced}
    ${n => n.dotted}.file=/etc/${n => n.service}/${n => n.kebab}`,
  },
}

export const nginx = {
  where: 'server-config',
  weight: 2,
  escapes,
  path: n =>
    n.random.pick([
      `nginx/${n.service}.conf`,
      `systemd/${n.service}-${n.noun}.service`,
      `cron.d/${n.service}_${n.noun}`,
      `haproxy/${n.noun}.cfg`,
    ]),
  blocks: [
    n =>
      `# ${n.service}\nserver {\n    listen 443 ssl;\n    server_name ${n.site};\n    ssl_certificate /etc/ssl/${n.service}.crt;\n    ssl_certificate_key /etc/ssl/private/${n.service}.key;\n}`,
    n => `[Unit]\nDescription=${n.Noun} ${n.verb}\nAfter=network.target`,
  ],
  named: [
    s => `[Service]\nUser=${s.person}\nEnvironment=${s.screaming}=${s.raw}\nExecStart=/usr/bin/${s.service}`,
    s => `Environment="${s.screaming}=${s.within('"')}"`,
    s => `0 ${s.number % 24} * * * ${s.person} ${s.screaming}=${s.loose} /opt/${s.service}/${s.verb}.sh`,
    s => `fastcgi_param ${s.screaming} ${s.loose};`,
    s => `SetEnv ${s.screaming} ${s.q}`,
  ],
  header: [s => `proxy_set_header Authorization "Bearer ${s.within('"')}";`],
  expressions: {
    'config-reference': lines`
    proxy_set_header X-Auth-Token $http_x_auth_token;
    EnvironmentFile=/etc/${n => n.service}/${n => n.kebab}.env
    LoadCredential=${n => n.snake}:/etc/credstore/${n => n.service}.${n => n.snake}
    auth_basic_user_file /etc/nginx/${n => n.service}.htpasswd;
    ssl_password_file /etc/keys/${n => n.service}.pass;`,
  },
}
