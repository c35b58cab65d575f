/** What an address with a password is called. */
export interface UrlKind {
  rule: string
  /** Completes "This looks like …". */
  what: string
}

const REST: UrlKind = { rule: 'url-credentials', what: 'a URL with a password' }
export const GIT: UrlKind = { rule: 'git-url-credentials', what: "a Git remote's URL with a password or token" }
export const JDBC: UrlKind = { rule: 'jdbc-url', what: 'a JDBC URL with a password' }
const SQLALCHEMY: UrlKind = { rule: 'sqlalchemy-url', what: "a SQLAlchemy URL with a database's password" }

const KINDS: readonly [schemes: string, rule: string, what: string][] = [
  ['postgres postgresql pgsql cockroachdb', 'postgres-url', 'a PostgreSQL URL with a password'],
  ['mysql mysql2 mysqlx mariadb', 'mysql-url', 'a MySQL URL with a password'],
  ['mongodb mongodb+srv mongo', 'mongodb-url', 'a MongoDB URL with a password'],
  ['redis rediss valkey valkeys redis+sentinel', 'redis-url', 'a Redis URL with a password'],
  ['amqp amqps pyamqp amqp+ssl', 'amqp-url', 'an AMQP URL with a password'],
  ['mssql sqlserver', 'mssql-url', 'a SQL Server URL with a password'],
  ['clickhouse clickhouses ch clickhouse+http clickhouse+https', 'clickhouse-url', 'a ClickHouse URL with a password'],
  ['snowflake', 'snowflake-url', 'a Snowflake URL with a password'],
  ['smtp smtps submission smtp+tls smtp+ssl', 'smtp-url', 'a mail server URL with a password'],
  ['ftp ftps sftp ftpes', 'ftp-url', 'an FTP URL with a password'],
  ['ldap ldaps', 'ldap-url', 'an LDAP URL with a password'],
]
const BY_SCHEME = new Map(
  KINDS.flatMap(([schemes, rule, what]) =>
    schemes.split(' ').map((scheme): [string, UrlKind] => [scheme, { rule, what }]),
  ),
)
/** docs.sqlalchemy.org, engine configuration: the dialect, a plus and the driver. */
const WITH_DRIVER =
  /^(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|sqlite|cockroachdb|clickhouse|redshift|db2)\+[a-z0-9_]{2,30}$/

/** Whether addresses of that scheme are web pages: what comes after the host has signs of its own. */
export function isWeb(scheme: string): boolean {
  return scheme === 'http' || scheme === 'https' || scheme === 'ws' || scheme === 'wss'
}

/** What an address is by its scheme, in lower case. */
export function kindOfScheme(scheme: string): UrlKind {
  return BY_SCHEME.get(scheme) ?? (WITH_DRIVER.test(scheme) ? SQLALCHEMY : REST)
}
