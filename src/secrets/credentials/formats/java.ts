import type { Format } from '../format.js'
import { inProperties, inQuotes } from '../grammars/dialects.js'
import { places } from '../grammars/lines.js'
import { xml } from '../grammars/xml.js'
import { hashOrPassword } from '../readings.js'

const STORES =
  'keystorepass keystorepassword keypass keypassword truststorepass truststorepassword certificatekeystorepassword certificatekeypassword sslpassword key-store-password'

const SPARK = places(
  /^[ \t]{0,8}(?<name>[\w.-]{3,200})(?:[ \t]{1,40}|[ \t]{0,40}=[ \t]{0,40})(?<secret>[^\s#]{1,1000})/dgm,
)

/** Servers, libraries and frameworks of Java's world. */
export const java: readonly Format[] = [
  { what: "Tomcat's users", names: 'tomcat-users.xml', read: xml, keys: 'password', as: hashOrPassword },
  {
    what: "Tomcat's configuration",
    names: 'server.xml context.xml root.xml meta-inf/context.xml',
    read: xml,
    keys: `${STORES} password connectionpassword ldappassword secret`,
  },
  {
    what: "a Java server's configuration",
    names:
      'standalone.xml standalone-*.xml domain.xml host.xml *-ds.xml jboss-cli.xml wildfly-config.xml standalone*.xml glassfish-resources.xml ibm-web-bnd.xml jetty.xml jetty-ssl.xml resources.xml weblogic.xml',
    read: xml,
    keys: `password ${STORES} clear-text key-password keystore-password trustpassword keymanagerpassword bind-credential security-credential user-password`,
  },
  {
    what: "Hibernate's configuration",
    names: 'hibernate.cfg.xml *.hibernate.cfg.xml persistence.xml hibernate.properties',
    read: xml,
    keys: '*connection.password connection.password *jdbc.password *.password',
  },
  { what: "Hibernate's configuration", names: 'hibernate.properties', read: inProperties, keys: '*.password' },
  {
    what: 'an Atlassian configuration',
    names: 'dbconfig.xml confluence.cfg.xml bitbucket.properties crowd.properties',
    read: xml,
    keys: 'password hibernate.connection.password license* *.password',
  },
  {
    what: 'an Atlassian configuration',
    names: 'bitbucket.properties crowd.properties crowd.cfg.xml',
    read: inProperties,
    keys: 'application.password jdbc.password *.password',
  },
  {
    what: "Hadoop's configuration",
    names: '*-site.xml',
    read: xml,
    keys: '*.password *.secret.key *.secret *connectionpassword *.token *secretkey *secretaccesskey fs.azure.account.key.* *.credential fs.azure.sas.*',
  },
  {
    what: "Spark's configuration",
    names: 'spark-defaults.conf',
    read: SPARK,
    keys: '*.password *.secret *.secret.key *.keypassword *.token *secretkey *.key fs.azure.account.key.* spark.hadoop.fs.azure.account.key.*',
  },
  {
    what: "a Kafka client's configuration",
    names:
      '*client.properties *consumer.properties *producer.properties *connect-distributed.properties *server.properties kafka.properties client-ssl.properties config.properties ccloud.properties *librdkafka.config java.config *connect-standalone.properties admin.properties sasl.properties',
    read: places(
      /^[ \t]{0,8}(?:[\w.-]{0,60}\.)?sasl\.jaas\.config[ \t]{0,4}[=:][^\n]{0,600}?\bpassword=\\?["'](?<secret>[^"'\\\n]{1,400})/dgm,
    ),
    keys: '*',
  },
  {
    what: "a Kafka client's configuration",
    names:
      '*client.properties *consumer.properties *producer.properties *connect-distributed.properties *server.properties kafka.properties client-ssl.properties ccloud.properties *librdkafka.config java.config',
    read: inProperties,
    keys: '*.password sasl.password sasl.oauthbearer.client.secret schema.registry.basic.auth.user.info basic.auth.user.info rcon.password',
    as: (value, { name }) => ({ secret: name.endsWith('user.info') ? value.slice(value.indexOf(':') + 1) : value }),
  },
  {
    what: 'a JAAS configuration',
    names: '*jaas.conf *jaas.config *login.config',
    read: inQuotes,
    keys: 'password user_* bindcredential keystorepassword',
  },
  {
    what: 'an Android signing configuration',
    names:
      'keystore.properties key.properties signing.properties release.properties local.properties keystores.properties ant.properties',
    read: inProperties,
    keys: '*password *pass *passwd *_pwd',
  },
  {
    what: "SonarQube's settings",
    names: 'sonar-project.properties sonar.properties sonarlint.properties',
    read: inProperties,
    keys: 'sonar.login sonar.password sonar.token sonar.jdbc.password ldap.bindpassword',
  },
  {
    what: "a Java application's properties",
    names:
      'application.properties bootstrap.properties jdbc.properties database.properties db.properties datasource.properties config.properties secrets.properties secret.properties credentials.properties mail.properties quartz.properties build.properties liquibase.properties flyway.conf flyway.properties c3p0.properties druid.properties application-*.properties settings.properties env.properties account.properties test.properties auth.properties api.properties private.properties',
    read: inProperties,
    keys: '?',
  },
  {
    what: "Jenkins' credentials",
    names: 'credentials.xml',
    read: xml,
    keys: 'password passphrase privatekey secret secretbytes apitoken token secretkey accesskey',
    as: jenkins,
  },
  {
    what: "Jenkins' configuration",
    names: 'config.xml jenkins.model*.xml hudson.*.xml *.jenkins.xml',
    holds: ['hudson', 'jenkins'],
    read: xml,
    keys: 'password passphrase apitoken token secret smtpauthpassword managerpassword managerpasswordsecret',
    as: jenkins,
  },
  {
    what: "Jenkins' users",
    names: 'config.xml',
    holds: ['passwordHash'],
    read: xml,
    keys: 'passwordhash',
    as: jenkinsHash,
  },
  { what: "JMeter's plan", names: '*.jmx', read: xml, keys: 'authorization.password password *.password' },
]

/** With braces, it is encrypted with a key in another file of Jenkins. */
function jenkins(value: string) {
  if (!/^\{AQAA[A-Za-z0-9+/=]{16,8000}\}$/.test(value)) return { secret: value }
  const reason = "it is encrypted with a key in Jenkins' other files"
  return { secret: value, sort: 'sealed' as const, confidence: 'low' as const, reason }
}

function jenkinsHash(value: string) {
  return /^#jbcrypt:\$2/.test(value)
    ? { secret: value, sort: 'hash' as const, reason: 'weak passwords are found from their hashes' }
    : null
}
