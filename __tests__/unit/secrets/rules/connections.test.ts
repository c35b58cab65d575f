import { describe, expect, it } from '@jest/globals'
import { commandDetectors } from '../../../../src/secrets/rules/commands.js'
import { connectionDetectors } from '../../../../src/secrets/rules/connections.js'
import { matchesIn } from '../../../support/secrets.js'

const P = ['kJ8sd', '92Ks81'].join('')

describe('a connection string', () => {
  const matches = (content: string) => matchesIn(connectionDetectors, content)

  it.each([
    ['ado-net-connection-string', `"Default": "Server=db.corp.net;Database=x;User Id=sa;Password=${P}"`],
    ['ado-net-connection-string', `<add connectionString="Data Source=db;User ID=sa;Password=${P};Encrypt=True" />`],
    ['ado-net-connection-string', `conn: Server=db;Database=x;Uid=sa;Pwd=${P}`],
    ['ado-net-connection-string', `DRIVER={ODBC Driver 17};SERVER=db;UID=sa;PWD={${P}}`],
    ['jdbc-url', `url="jdbc:mysql://db.corp.net/x?user=app&amp;password=${P}&amp;useSSL=true"`],
    ['jdbc-url', `jdbc:sqlserver://db.corp.net:1433;user=sa;password={${P}};encrypt=true`],
    ['jdbc-url', `jdbc:oracle:thin:app/${P}@//db.corp.net:1521/X`],
    ['postgres-url', `postgresql://db.corp.net/x?user=app&password=${P}`],
    ['libpq-connection-string', `dsn := "host=db user=app password=${P} dbname=x sslmode=disable"`],
    ['libpq-connection-string', `psql "user=app password='${P}' host=db"`],
    ['mysql-url', `sql.Open("mysql", "app:${P}@tcp(10.1.2.3:3306)/x")`],
    ['mysql-url', `DSN=app:${P}@unix(/run/mysql.sock)/x`],
    ['redis-url', `cache.corp.net:6380,password=${P},ssl=True,abortConnect=False`],
    ['kafka-jaas', `o.a.k.ScramLoginModule required \\\n  username="app" \\\n  password="${P}";`],
    ['kafka-jaas', JSON.stringify({ jaas: `PlainLoginModule required username="app" password="${P}";` })],
  ])('is found as %s in %s', (rule, content) => {
    expect(matches(content)).toMatchObject([{ rule, confidence: 'high', secret: P }])
  })

  it('has passwords with semicolons and spaces', () => {
    expect(matches('Server=db;Uid=sa;Pwd={kJ8;sd92};')).toMatchObject([{ secret: 'kJ8;sd92' }])
    expect(matches("x='Server=db;Uid=sa;Pwd=kJ8 sd92;'")).toMatchObject([{ secret: 'kJ8 sd92' }])
  })

  it.each([
    'Server=tcp:db.windows.net;Database=y;Uid=z;Pwd={your_password};',
    'Server=x;Database=y;User Id=sa;Password=<password>;',
    'Server=x;Database=y;User Id=sa;Password=${DB_PASSWORD};',
    'Server=(localdb)\\mssqllocaldb;Database=x;Trusted_Connection=True',
    'host=%s port=%d user=%s password=%s dbname=%s',
    'jdbc:mysql://host/db?user=${USER}&password=${PASS}',
    'jdbc:oracle:thin:@//host:1521/x',
    `password=${P}; foo=bar`,
    `(password=${P}, salt=b)`,
    'user:password@tcp(localhost:3306)/db',
    'Krb5LoginModule required useTicketCache=true;',
    'PlainLoginModule required username="$u" password="$p";',
  ])('is not %s', content => {
    expect(matches(content)).toEqual([])
  })
})

describe('a command with a password', () => {
  const matches = (content: string) => matchesIn(commandDetectors, content, 'a.sh')

  it.each([
    ['curl-user', `curl -u admin:${P} https://ci.corp.net`],
    ['curl-user', `curl -sSu 'admin:${P}' https://ci.corp.net`],
    ['curl-user', `curl -uadmin:${P} https://ci.corp.net`],
    ['curl-user', `curl -sS \\\n  --user "admin:${P}" \\\n  https://ci.corp.net`],
    ['curl-user', `run(["curl", "-u", "admin:${P}", url])`],
    ['command-password', `wget --user=a --password=${P} https://x.net`],
    ['command-password', `sshpass -p '${P}' ssh a@b.net`],
    ['command-password', `sshpass -p${P} scp a b.net:`],
    ['command-password', `mysqldump -h db.corp.net -u root -p${P} x`],
    ['command-password', `redis-cli -h cache -a ${P}`],
    ['command-password', `docker login -u a -p ${P} reg.corp.net`],
    ['command-password', `/opt/bin/sqlcmd -S db -U sa -P ${P}`],
    ['command-password', `smbclient //h/s -U app%${P}`],
  ])('is found as %s in %s', (rule, content) => {
    expect(matches(content)).toMatchObject([{ rule, confidence: 'high', secret: P }])
  })

  it.each([
    'curl -u user:password https://x.net',
    'curl -u "$USER:$PASS" https://x.net',
    'docker run -u 1000:1000 image',
    'curl https://x.net | tar -u a:b',
    'mysql -uroot -p$MYSQL_ROOT_PASSWORD db',
    'mysql -u root -p db',
    'sshpass -p "$PASS" ssh x',
    'docker login -u x --password-stdin',
    `recurl -u admin:${P}`,
    `curl https://x.net\nuseradd -u a:${P}`,
  ])('is not %s', content => {
    expect(matches(content)).toEqual([])
  })
})
