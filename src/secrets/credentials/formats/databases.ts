import type { Format } from '../format.js'
import { inQuotes, inSections, inWords, withComments } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { lines, places } from '../grammars/lines.js'
import { xml } from '../grammars/xml.js'
import { yaml } from '../grammars/yaml.js'
import { hashOrPassword, inAddress, obscured } from '../readings.js'

/** Nothing but base64: a file of bytes, kept as text. */
const CIPHERTEXT = lines(/^(?<secret>[A-Za-z0-9+/]{40,8000}={0,2})$/d)

/** What servers of databases and their clients keep. */
export const databases: readonly Format[] = [
  // https://www.postgresql.org/docs/current/libpq-pgpass.html
  {
    what: 'a .pgpass',
    names: '.pgpass pgpass.conf pgpass *.pgpass',
    read: lines(
      /^(?<host>(?:\\.|[^:\\#]){1,255}):[\d*]{1,5}:(?:\\.|[^:\\]){1,64}:(?<user>(?:\\.|[^:\\]){1,64}):(?<secret>(?:\\.|[^:\\\s]){1,400})/d,
    ),
    keys: '*',
    as: value => ({ secret: value.replace(/\\(.)/g, '$1') }),
  },
  { what: "PostgreSQL's services", names: 'pg_service.conf .pg_service.conf', read: inSections, keys: 'password' },
  {
    what: "PostgreSQL's configuration",
    names: 'recovery.conf postgresql.conf postgresql.auto.conf standby.signal',
    read: places(/primary_conninfo\s{0,8}=\s{0,8}'[^'\n]{0,400}?\bpassword=(?:'')?(?<secret>[^\s'\\]{1,200})/dg),
    keys: '*',
  },
  {
    what: "PgBouncer's configuration",
    names: 'pgbouncer.ini odyssey.conf',
    read: places(/\bpassword[ =]{1,3}["']?(?<secret>[^\s"']{1,200})/dg),
    keys: '*',
  },
  {
    what: "a MySQL client's options",
    names: '.my.cnf my.cnf .mysql.cnf *.my.cnf my.ini .mylogin mysql.cnf client.cnf debian.cnf .mytop .mysqlrc',
    read: withComments,
    keys: 'password pass password1 password2 wsrep_sst_auth',
    as: value => (value.includes(':') ? { secret: value.slice(value.indexOf(':') + 1) } : { secret: value }),
  },
  {
    what: 'a list of ODBC sources',
    names: 'odbc.ini .odbc.ini odbcinst.ini *.dsn freetds.conf *.udl',
    read: inSections,
    keys: 'password pwd passwd',
  },
  {
    what: "SnowSQL's configuration",
    names: '.snowsql/config snowsql.cnf .snowsql.cnf connections.toml .snowflake/config.toml',
    read: withComments,
    keys: 'password private_key_passphrase token private_key_file_pwd',
  },
  {
    what: "dbt's profiles",
    names: 'profiles.yml profiles.yaml',
    read: yaml,
    keys: 'password pass token private_key_passphrase private_key keyfile_password client_secret aws_secret_access_key refresh_token',
  },
  {
    what: "Databricks' configuration",
    names: '.databrickscfg databrickscfg',
    read: inSections,
    keys: 'password token client_secret',
  },
  {
    what: "Robo 3T's connections",
    names: 'robomongo.json robo3t.json',
    read: json,
    keys: 'userpassword sshuserpassword sshpassphrase pempassphrase sslpempassphrase',
  },
  { what: "Robo 3T's connections", names: 'robomongo.json robo3t.json', read: json, keys: '*encrypted', as: obscured },
  {
    what: "DBeaver's connections",
    names:
      'dbeaver-data-sources.xml .dbeaver-data-sources.xml *dbeaver-data-sources.xml .dbeaver-data-sources-1.xml data-sources.xml',
    read: xml,
    keys: 'password *password',
  },
  {
    what: "DBeaver's connections",
    names: 'data-sources.json .dbeaver/data-sources.json credentials-config.json',
    read: json,
    keys: 'password *.password',
  },
  { what: "DBeaver's credentials", names: 'credentials-config.json', read: CIPHERTEXT, keys: '*', as: obscured },
  {
    what: "JetBrains' data sources",
    names: 'datasources.xml datasources.local.xml datasources.ids',
    read: xml,
    keys: 'password passphrase user-password *.password',
  },
  {
    what: "HeidiSQL's sessions",
    names: 'portable_settings.txt heidisql*.txt',
    read: places(/\\(?<name>Password|SSH\w{0,20}Password)<\|{3}>1<\|{3}>(?<secret>[0-9A-Fa-f]{3,400})/dg),
    keys: '*',
    as: value => ({ secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }),
  },
  { what: "Navicat's connections", names: '*.ncx', read: xml, keys: 'password *_password', as: obscured },
  { what: "pgAdmin's servers", names: 'servers.json pgadmin4.json', read: json, keys: 'password tunnelpassword' },
  { what: "DbVisualizer's connections", names: 'dbvis.xml', read: xml, keys: 'password', as: obscured },
  { what: "SQL Developer's connections", names: 'connections.json connections.xml', read: json, keys: 'password' },
  {
    what: "Redis' configuration",
    names: 'redis.conf redis-*.conf *redis.conf sentinel.conf *sentinel.conf users.acl',
    read: inWords,
    keys: 'requirepass masterauth tls-key-file-pass',
  },
  {
    what: "Redis' configuration",
    names: 'redis.conf *redis.conf sentinel.conf *sentinel.conf users.acl',
    read: lines(
      /^(?:user[ \t]{1,8}(?<user>\S{1,100})[^\n#>]{0,400}>|sentinel[ \t]{1,8}auth-pass[ \t]{1,8}\S{1,100}[ \t]{1,8})(?<secret>[^\s]{1,400})/d,
    ),
    keys: '*',
  },
  {
    what: "Rails' databases",
    names: 'database.yml database.yaml mongoid.yml mongoid.yaml cable.yml shards.yml',
    read: yaml,
    keys: 'password *_password sslkey_password',
  },
  {
    what: "Rails' databases",
    names: 'database.yml database.yaml mongoid.yml cable.yml',
    read: yaml,
    keys: 'url uri',
    as: inAddress,
  },
  {
    what: "RabbitMQ's configuration",
    names: 'rabbitmq.conf *rabbitmq.conf',
    read: withComments,
    keys: 'default_pass *.password *_password *.pass',
  },
  {
    what: "RabbitMQ's configuration",
    names: 'rabbitmq.config advanced.config *rabbitmq.config',
    read: places(/\{[ \t]{0,4}(?<name>default_pass|password)[ \t]{0,4},[ \t]{0,4}<{0,2}"(?<secret>[^"\n]{1,400})"/dg),
    keys: '*',
  },
  {
    what: "RabbitMQ's definitions",
    names: 'definitions.json *definitions.json *_definitions.json',
    read: json,
    keys: 'password_hash',
    as: value =>
      /^[A-Za-z0-9+/]{40,100}={0,2}$/.test(value)
        ? { secret: value, sort: 'hash', reason: 'weak passwords are found from their hashes' }
        : null,
  },
  { what: "RabbitMQ's definitions", names: 'definitions.json *definitions.json', read: json, keys: 'password' },
  { what: "cqlsh's configuration", names: 'cqlshrc .cqlshrc cqlshrc.credentials', read: inSections, keys: 'password' },
  {
    what: "ClickHouse's users",
    names: 'users.xml users.d/* *-users.xml clickhouse*.xml',
    read: xml,
    keys: 'password password_sha256_hex password_double_sha1_hex',
    below: /users\.|clickhouse|yandex|config/,
    as: hashOrPassword,
  },
  {
    what: "CouchDB's configuration",
    names: 'local.ini docker.ini',
    read: inSections,
    keys: '*',
    below: /^admins\./,
    as: couch,
  },
  { what: "MongoDB's configuration", names: 'mongod.conf mongo.conf', read: yaml, keys: '*password *passphrase' },
  {
    what: "InfluxDB's configuration",
    names: '.influxdbv2/configs influx-configs influxdb.conf',
    read: inSections,
    keys: 'token password shared-secret',
  },
  { what: "SQLTools' connections", names: '.sqltools.json sqltools.json', read: json, keys: 'password' },
  {
    what: 'a SQL*Plus login',
    names: 'login.sql glogin.sql',
    read: places(/\bconn(?:ect)?[ \t]{1,8}(?<user>\w{1,60})\/"?(?<secret>[^\s@"/]{1,100})"?@/dgi),
    keys: '*',
  },
  { what: "a database's users", names: 'init-mongo.js mongo-init.js', read: inQuotes, keys: 'pwd password' },
]

function couch(value: string) {
  return { secret: value, ...(value.startsWith('-') ? { sort: 'hash' as const } : {}) }
}
