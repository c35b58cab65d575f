import { describe, expect, it } from '@jest/globals'
import { urlDetector } from '../../../../src/secrets/rules/urls.js'
import { matchesIn } from '../../../support/secrets.js'

// Put together at run time: no address with a password stands here.
const PASSWORD = ['kJ8sd', '92Ks81'].join('')
const AT = `${PASSWORD}@`
const TOKEN = ['f3b1c9d0e8a7465fb2c1', 'd0e9f8a7b6c5d4e3f2a1'].join('')
const matches = (content: string) => matchesIn([urlDetector], content)

describe('an address with a password', () => {
  it.each([
    ['postgres-url', `DATABASE_URL=postgres://app:${AT}db.corp.net/app`],
    ['postgres-url', `"postgres://app:${AT}" + host`],
    ['postgres-url', `postgres://app:${AT}\${DB_HOST}:5432/x`],
    ['mysql-url', `mysql2://app:${AT}10.1.2.3:3306/x`],
    ['mongodb-url', `mongodb://app:${AT}h1:27017,h2:27017/db?authSource=admin`],
    ['mongodb-url', `mongodb+srv://app:${AT}cluster0.ab1cd.mongodb.net`],
    ['redis-url', `rediss://:${AT}cache:6379/0`],
    ['amqp-url', `amqps://app:${AT}mq/%2F`],
    ['mssql-url', `sqlserver://sa:${AT}db:1433`],
    ['clickhouse-url', `clickhouse://app:${AT}ch:9000`],
    ['snowflake-url', `snowflake://app:${AT}ab12345/db`],
    ['sqlalchemy-url', `oracle+cx_oracle://app:${AT}db/x`],
    ['jdbc-url', `jdbc:postgresql://app:${AT}db/x`],
    ['smtp-url', `smtp://app:${AT}mail:587`],
    ['ftp-url', `sftp://app:${AT}files`],
    ['ldap-url', `ldaps://app:${AT}dir`],
    ['git-url-credentials', `https://ci:${AT}git.corp.net/a/b.git`],
    ['git-url-credentials', `https://oauth2:${AT}code.corp.net/a/b`],
    ['url-credentials', `http_proxy=http://svc:${AT}proxy.corp.net:3128`],
    ['url-credentials', `{"url": "https:\\/\\/svc:${AT}api.corp.net\\/x"}`],
    ['url-credentials', `nats://svc:${AT}nats:4222`],
  ])('is found as %s in %s', (rule, content) => {
    expect(matches(content)).toMatchObject([{ rule, confidence: 'high', secret: PASSWORD }])
  })

  it('is found whatever its password has', () => {
    for (const password of ['P@ss!w0rdX9', 'kJ8s/d92K#s81', 'a%40J8sd%2F92K', 'x?9k=Ld83&kd']) {
      expect(matches(`postgres://app:${password}@db.corp.net/app`)).toMatchObject([{ secret: password }])
    }
    const two = `amqp://a:${AT}h1,amqp://b:${AT}h2`
    expect(matches(two)).toMatchObject([
      { secret: PASSWORD, name: 'a' },
      { secret: PASSWORD, name: 'b' },
    ])
  })

  it('is less sure where it is for this machine, documents or anybody', () => {
    expect(matches(`redis://u:${AT}[::1]:6379`)).toMatchObject([{ confidence: 'medium' }])
    expect(matches(`redis://svc:${AT}localhost`)).toMatchObject([{ confidence: 'medium' }])
    expect(matches(`https://svc:${TOKEN}@example.com/`)).toMatchObject([{ confidence: 'medium' }])
    for (const login of ['postgres:postgres@localhost', 'root:root@127.0.0.1', 'app:Passw0rd1@db.corp.net']) {
      expect(matches(`mysql://${login}/x`)).toMatchObject([{ confidence: 'low' }])
    }
  })

  it.each([
    'postgres://user:pass@host/db',
    'postgresql://username:password@db.corp.net:5432/database',
    'postgres://postgres:password@db:5432/app',
    'redis://:password@localhost:6379',
    'http://user123:secret123@localhost/',
    'https://alice:s3cr3t@example.com/',
    'postgres://admin:p4ssw0rd@db.example.com:5432/app',
    'postgres://deploy:MyP4ssw0rd@db.example.com/app',
    'mongodb://<username>:<password>@cluster0.mongodb.net',
    'mongodb+srv://admin:****@cluster0.mongodb.net',
    `https://app:\${TOKEN}@corp.net/`,
    `https://app:\${{ secrets.TOKEN }}@corp.net/`,
    'https://oauth2:$GITLAB_TOKEN@gitlab.com/x.git',
    'https://%s:%s@%s:%d/',
    'f"postgresql://{u}:{p}@{h}/{d}"',
    '"mongodb://" + user + ":" + pass + "@" + host',
    '/^https?:\\/\\/([^:]+):([^@]+)@/',
    'ftp://anonymous:me@ftp.gnu.org/',
    'https://medium.com/@user/post:abc@x',
    'docker://registry:5000/img@sha256:abcdef0123',
    'ssh://git@github.com:22/foo.git',
    'redis://host:6379?x=a:b@c',
    'https://corp.net:8080/a?x=b:c@d',
  ])('is not %s', content => {
    expect(matches(content)).toEqual([])
  })

  it("is found where the user is the token, on Git's servers alone", () => {
    for (const rest of ['@github.com/o/r', ':x-oauth-basic@github.com/o/r', '@code.corp.net/o/r.git']) {
      expect(matches(`https://${TOKEN}${rest}`)).toMatchObject([
        { rule: 'git-url-credentials', confidence: 'medium', secret: TOKEN },
      ])
    }
    expect(matches(`https://${TOKEN.slice(0, 32)}@o123.ingest.sentry.io/4`)).toEqual([])
  })
})
