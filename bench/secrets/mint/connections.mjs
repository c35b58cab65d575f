import { account, alnum, encoded, form, host, number, password, structure, weakForm } from './kind.mjs'

/** Addresses and connection strings that carry a password. */

const database = random => random.pick(['orders', 'crm', 'app_production', 'warehouse', 'billing', 'events'])

/** user:password@ with what a URL needs percent-encoded (RFC 3986, 3.2.1). */
const login = (random, user = account(random)) => `${encodeURIComponent(user)}:${encodeURIComponent(password(random))}@`

/** A URL of a server: the path and the usual parameters are each there half of the time. */
function url(random, scheme, port, { path = database(random), parameters = [], first = 'db', user } = {}) {
  const at = `${scheme}://${login(random, user)}${host(random, first)}${random.int(3) === 0 ? '' : `:${port}`}`
  return `${at}/${path}${parameters.length > 0 && random.int(2) === 0 ? `?${random.pick(parameters)}` : ''}`
}

const sslModes = ['sslmode=require', 'sslmode=verify-full&connect_timeout=10']

function mongodb(random) {
  if (random.int(2) === 0) return url(random, 'mongodb', 27017, { parameters: ['authSource=admin', 'replicaSet=rs0'] })
  const cluster = `cluster0.${random.text('abcdefghijklmnopqrstuvwxyz0123456789', 5)}.mongodb.net`
  return `mongodb+srv://${login(random)}${cluster}/${database(random)}?retryWrites=true&w=majority`
}

/** Passwords in parameters: percent-encoded for PostgreSQL and MySQL, as they are for SQL Server. */
function jdbc(random) {
  const [user, secret] = [account(random), password(random)]
  return random.pick([
    () =>
      `jdbc:postgresql://${host(random)}:5432/${database(random)}?user=${user}&password=${encodeURIComponent(secret)}`,
    () =>
      `jdbc:mysql://${host(random)}:3306/${database(random)}?user=${user}&password=${encodeURIComponent(secret)}&useSSL=true`,
    () =>
      `jdbc:sqlserver://${host(random)}:1433;databaseName=${database(random)};user=${user};password=${alnum(random, 20)};encrypt=true`,
    () => `jdbc:oracle:thin:${user}/${alnum(random, 18)}@//${host(random)}:1521/ORCLPDB1`,
  ])()
}

/** learn.microsoft.com, ADO.NET: keywords and values with semicolons; the synonyms are all in use. */
function adoNet(random) {
  const secret = password(random).replaceAll('=', '')
  return random.pick([
    () => `Server=${host(random)};Database=${database(random)};User Id=${account(random)};Password=${secret};`,
    () =>
      `Data Source=${host(random)},1433;Initial Catalog=${database(random)};User ID=${account(random)};Password=${secret};Encrypt=True`,
    () =>
      `Server=tcp:${random.pick(['northgate', 'bluefin'])}.database.windows.net,1433;Database=${database(random)};Uid=${account(random)};Pwd=${secret};`,
    () => `Host=${host(random)};Port=5432;Username=${account(random)};Password=${secret};Database=${database(random)}`,
  ])()
}

/** docs.sqlalchemy.org, database URLs: the dialect and the driver. */
const sqlalchemy = random => {
  const [dialect, port] = random.pick([
    ['postgresql+psycopg2', 5432],
    ['postgresql+asyncpg', 5432],
    ['mysql+pymysql', 3306],
    ['mssql+pyodbc', 1433],
    ['oracle+cx_oracle', 1521],
  ])
  return url(random, dialect, port)
}

const snowflake = random =>
  `snowflake://${login(random)}${random.text('abcdefghijklmnopqrstuvwxyz', 2)}${number(random, 5)}.eu-central-1/${database(random)}/public?warehouse=load_wh`

const git = random => {
  const user = random.pick(['oauth2', 'x-access-token', 'ci-bot', 'deploy'])
  return `https://${user}:${alnum(random, 40)}@${random.pick(['github.com', 'gitlab.com', 'git.kestrel.io'])}/ops/${database(random)}.git`
}

const credentials = random => `${account(random)}:${password(random)}`
const site = random => `https://${host(random, 'api')}/v1/${random.pick(['status', 'invoices', 'export'])}`

export const kinds = [
  // postgresql.org, libpq: connection URIs; both schemes are accepted
  structure('postgres-url', 'PostgreSQL', 'database URL', ['DATABASE_URL', 'POSTGRES_URL', 'PG_URL'], r =>
    url(r, r.pick(['postgres', 'postgresql']), 5432, { parameters: sslModes }),
  ),
  // dev.mysql.com: connecting using URI-like strings
  structure('mysql-url', 'MySQL', 'database URL', ['DATABASE_URL', 'MYSQL_URL'], r =>
    url(r, r.pick(['mysql', 'mariadb', 'mysql2']), 3306),
  ),
  // mongodb.com, connection strings
  structure('mongodb-url', 'MongoDB', 'database URL', ['MONGODB_URI', 'MONGO_URL', 'DATABASE_URL'], mongodb),
  // iana.org, redis scheme; most have no user
  structure('redis-url', 'Redis', 'database URL', ['REDIS_URL', 'CELERY_BROKER_URL'], r =>
    url(r, r.pick(['redis', 'rediss']), 6379, {
      path: String(r.int(4)),
      first: 'cache',
      user: r.pick(['', 'default', 'app']),
    }),
  ),
  // rabbitmq.com, URI specification
  structure('amqp-url', 'RabbitMQ', 'broker URL', ['AMQP_URL', 'RABBITMQ_URL', 'CLOUDAMQP_URL', 'BROKER_URL'], r =>
    url(r, r.pick(['amqp', 'amqps']), 5672, { path: r.pick(['%2F', 'events', 'billing']), first: 'mq' }),
  ),
  // form generally known
  structure('mssql-url', 'SQL Server', 'database URL', ['DATABASE_URL', 'MSSQL_URL'], r =>
    url(r, r.pick(['mssql', 'sqlserver']), 1433),
  ),
  // clickhouse.com, connection strings
  structure('clickhouse-url', 'ClickHouse', 'database URL', ['CLICKHOUSE_URL', 'CLICKHOUSE_DSN'], r =>
    url(r, r.pick(['clickhouse', 'clickhouses']), 9440, { parameters: ['secure=true'] }),
  ),
  // docs.snowflake.com, SQLAlchemy toolkit
  structure('snowflake-url', 'Snowflake', 'database URL', ['SNOWFLAKE_URL', 'SNOWFLAKE_URI'], snowflake),
  structure(
    'jdbc-url',
    'JDBC',
    'connection URL with a password',
    ['JDBC_URL', 'spring.datasource.url', 'JDBC_DATABASE_URL'],
    jdbc,
  ),
  structure(
    'ado-net-connection-string',
    'ADO.NET',
    'connection string',
    ['ConnectionString', 'DefaultConnection', 'DB_CONNECTION'],
    adoNet,
  ),
  structure(
    'sqlalchemy-url',
    'SQLAlchemy',
    'database URL',
    ['SQLALCHEMY_DATABASE_URI', 'DATABASE_URL', 'SQLALCHEMY_URL'],
    sqlalchemy,
  ),
  // RFC 3986, 3.2.1
  structure(
    'url-credentials',
    'HTTP',
    'address with a password',
    ['SERVICE_URL', 'API_URL', 'ELASTICSEARCH_URL', 'http_proxy'],
    r => url(r, r.pick(['http', 'https']), 8443, { path: 'api/v2', first: 'api' }),
  ),
  structure('git-url-credentials', 'Git', 'remote with a token', ['GIT_REMOTE', 'REPO_URL', 'url'], git),
  structure('smtp-url', 'SMTP', 'mail server URL', ['SMTP_URL', 'MAILER_DSN', 'EMAIL_URL', 'MAIL_URL'], r =>
    url(r, r.pick(['smtp', 'smtps']), 587, { path: '', first: 'mail' }),
  ),
  structure('ftp-url', 'FTP', 'server URL', ['FTP_URL', 'SFTP_URL', 'DEPLOY_URL'], r =>
    url(r, r.pick(['ftp', 'ftps', 'sftp']), 21, { path: 'htdocs', first: 'ftp' }),
  ),
  structure('ldap-url', 'LDAP', 'directory URL', ['LDAP_URL'], r =>
    url(r, r.pick(['ldap', 'ldaps']), 636, { path: 'dc=kestrel,dc=io', first: 'ldap' }),
  ),
  // RFC 7617: base64 of the user, a colon and the password
  structure(
    'basic-auth-header',
    'HTTP',
    'basic authentication',
    ['AUTHORIZATION', 'BASIC_AUTH'],
    r => encoded(credentials(r), 'base64'),
    {
      context: (r, token) =>
        r.pick([
          `Authorization: Basic ${token}`,
          `headers = {"Authorization": "Basic ${token}"}`,
          `-H 'Authorization: Basic ${token}'`,
        ]),
    },
  ),
  // RFC 6750: any token of the characters that base64 and base64url have
  weakForm('bearer-header', 'HTTP', 'bearer token', ['AUTHORIZATION', 'AUTH_HEADER'], r => alnum(r, 32 + r.int(33)), {
    context: (r, token) =>
      r.pick([
        `Authorization: Bearer ${token}`,
        `headers = {"Authorization": "Bearer ${token}"}`,
        `-H "Authorization: Bearer ${token}"`,
      ]),
  }),
  // curl's manual: -u, --user
  form('curl-user', 'curl', 'user and password', ['CURL_AUTH'], r => `${account(r)}:${alnum(r, 12 + r.int(12))}`, {
    context: (r, token) =>
      r.pick([
        `curl -u ${token} ${site(r)}`,
        `curl -sSf --user '${token}' ${site(r)}`,
        `curl -u "${token}" -X POST ${site(r)}`,
      ]),
  }),
]
