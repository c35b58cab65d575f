/** What a value's words say of it; a word may say several things. */
export const [CREDENTIAL, FIELD, FILLER, SETTING, FUNCTION, TEST, SURE, ALONE] = [1, 2, 4, 8, 16, 32, 64, 128]

/** Words for what is secret. */
const CREDENTIALS =
  'password passwords passwd passwort pass pwd passphrase passcode secret secrets token tokens key keys apikey credential credentials cred creds auth pin contrasena senha motdepasse kennwort wachtwoord heslo haslo parola'

/** What stands beside them in the names of fields, settings, messages and columns. */
const FIELDS =
  'field fields input label name names value values hash hashed hint prompt form box column attr attribute param params parameter header headers url uri path file id ids uuid index config setting settings option options property prop type kind length size min max policy rule rules regex pattern strength format reset change changed update updated forgot forgotten forget lost expired expires expiry expiration required invalid incorrect wrong missing error errors failed success confirm confirmation repeat again verify verification show hide toggle set get create generate generated generator provider store storage manager service handler helper encoder encryptor validator matcher digest salt iv encrypted encryption decrypted decryption cipher plain plaintext cleartext raw text string str my our the a an this that user users username owner admin root super master main account customer member client server host app application api web site page screen view button modal dialog db database data table schema access refresh bearer basic session cookie csrf xsrf oauth oauth2 oidc saml jwt jwk sso mfa otp totp sms ssh ssl tls pgp gpg rsa aes hmac signing signature shared private public internal external system global local remote current new old previous next first last other temp temporary default initial project team group org organization tenant env environment prod production dev development staging stage sandbox ci cd build deploy deployment release job pipeline cluster node pod namespace registry repository repo mail email smtp imap ldap ftp sftp http https proxy vpn wifi wireless router bot hook webhook callback redirect login logout signin signup signon register registration recovery code codes phrase word number date time aws gcp azure google github gitlab bitbucket slack stripe twilio sendgrid mailgun datadog sentry npm pypi docker kubernetes k8s vault redis mysql mariadb postgres postgresql pg mongo mongodb rabbitmq kafka elastic elasticsearch jenkins sonar nexus artifactory jira openai anthropic facebook twitter discord telegram paypal firebase heroku cloudflare digitalocean okta auth0 keycloak django flask rails spring laravel wordpress wp'

/** Words that stand where somebody is to put something else, or that say that there is nothing. */
const FILLERS =
  'example examples sample samples dummy fake placeholder placeholders changeme change replace replaceme redacted masked hidden removed omitted sanitized scrubbed stripped censored obfuscated anonymized todo fixme tbd tba xxx xxxx foo bar baz qux quux foobar foobaz blah lorem ipsum dolor insert your yours here enter fill type put paste some something anything whatever somewhere none null nil undefined unspecified empty blank unset unknown unused notset na not real mock mocked mocking stub bogus invalid specify provide supply define notasecret notsecret nopassword nosecret ignore ignored missing'

/** Fillers that no random text has in it: six letters of one case stand at one in 300 million places. */
const SURE_ONES =
  'example examples sample samples placeholder placeholders changeme replaceme redacted foobar deadbeef cafebabe baadf00d notasecret dummykey dummytoken faketoken fakekey 123e4567'

/** Those that are shorter: there, they say something only by themselves, as in `fake-…`. */
const LONELY_ONES = 'your yours dummy fake test todo fixme insert enter here mock some xxxx'

/** What is made for tests. */
const TESTS = 'test tests testing tester unittest e2e demo fixture spec'

/** Values of settings that are no secrets; also what stands in identifiers with digits. */
const SETTINGS =
  'true false yes no on off enable enabled disable disabled optional always never auto manual automatic inherit inherited required prefer preferred allow deny any all localhost default read write readonly readwrite strict lax info debug warn warning error trace utf8 utf16 utf32 utf ascii latin1 iso8859 cp1252 windows1252 sha sha1 sha2 sha3 sha224 sha256 sha384 sha512 md4 md5 crc32 blake2 blake2b blake2s blake3 base16 base32 base58 base62 base64 base64url hs256 hs384 hs512 rs256 rs384 rs512 es256 es384 es512 ps256 ps384 ps512 eddsa ecdsa ed25519 x25519 curve25519 ed448 secp256k1 secp256r1 prime256v1 p256 p384 p521 rsa1024 rsa2048 rsa3072 rsa4096 rsa dsa dh ecdh ecdhe aes128 aes192 aes256 aes des 3des tripledes rc2 rc4 chacha20 poly1305 xchacha20 salsa20 gcm cbc ctr ecb ccm xts pkcs1 pkcs5 pkcs7 pkcs8 pkcs11 pkcs12 oaep pss padding nopadding with pbkdf2 bcrypt scrypt argon2 argon2i argon2id argon2d hkdf x509 asn1 iso iso8601 2fa step page part sha256withrsa kerberos ntlm ntlmv2 negotiate digest mutual anonymous bearer oauth1 oauth2 http1 http2 http3 h2 h2c h3 tls1 tls12 tls13 ssl3 sslv3 tlsv1 ipv4 ipv6 tcp udp s3 ec2 rds sqs sns iam kms ssm sts k8s k3s i18n l10n a11y x86 x64 x32 i386 i686 amd64 arm64 armv7 aarch64 riscv64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64 mp3 mp4 h264 h265 vp8 vp9 av1 web3 d3 es5 es6 es2015 es2020 es2022 python2 python3 py2 py3 php7 php8 log4j log4j2 slf4j junit4 junit5 neo4j db2 sqlite3 mysql8 oracle sqlite c99 c11 cpp11 cpp17 win32 win64 linux windows macos darwin ubuntu debian alpine boolean bool integer int number float double object array json xml yaml toml html css csv string bytes char varchar varchar2 binary varbinary blob text secretstr securestring vector ssl tls starttls implicit explicit md eu us ap sa ca me af east west north south central northeast southeast northwest southwest'

/** Words of natural language that say nothing by themselves, in the languages that messages are mostly written in. */
const FUNCTIONS =
  'the a an of to in on at by for from with without and or nor but if then else than as is are was were be been being has have had do does did not no can cannot could will would shall should may might must it its this that these those there here you your we our they their he she his her my me i us them who which what when where why how all any some each every more most only also very please into about after before between over under again use used using make sure get see click der die das den dem des ein eine einen einem einer und oder nicht mit von zu zum zur im in auf fur ist sind wird werden bitte ihr ihre ihren sie wie kein keine le la les un une des du de et ou est sont pas pour par avec sur dans votre vos veuillez ne que qui ce cette el los las una unos y o es son no para por con su sus se del al que il lo gli di da e non per sono il tuo o os as um uma do da dos das no na ao com seu sua het een en van niet voor met je uw op te jest nie na do sie w z twoje i och att det som ar inte med'

/** The words with what they say, for the table that is searched. */
export const WORDS: readonly (readonly [list: string, says: number])[] = [
  [CREDENTIALS, CREDENTIAL],
  [FIELDS, FIELD],
  [FILLERS, FILLER],
  [SETTINGS, SETTING],
  [FUNCTIONS, FUNCTION],
  [TESTS, TEST],
  [SURE_ONES, SURE],
  [LONELY_ONES, ALONE],
]

/**
 * What people choose when they do not care, and what products come with: known to everybody, but given as a password
 * they are one.
 */
export const WELL_KNOWN: ReadonlySet<string> = new Set(
  'admin administrator root toor postgres mysql mariadb mongo mongodb redis rabbitmq guest oracle sa tomcat jboss cisco ubnt pi raspberry alpine vagrant ansible calvin changeit manager system sysadmin operator support letmein welcome iloveyou monkey dragon master sunshine princess football baseball superman batman shadow michael trustno1 qwerty qwertz azerty hunter2 abc123 passw0rd p4ssw0rd pa55word s3cr3t minioadmin elastic grafana nagios zabbix odoo drupal wordpress joomla hadoop hive kafka airflow superset jenkins sonar nexus artifactory keycloak'.split(
    ' ',
  ),
)
