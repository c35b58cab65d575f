import { lines } from './lines.mjs'

const named = [
  s => `const ${s.camel} = ${s.q}`,
  s => `var ${s.camel} = ${s.tq}`,
  s => `\t${s.camel} := ${s.q}`,
  s => `\t${s.pascal}: ${s.q},`,
  s => `\tcfg := ${s.Noun}Config{Host: "${s.host}", User: "${s.user}", ${s.pascal}: ${s.q}}`,
  s => `\tos.Setenv("${s.screaming}", ${s.q})`,
  s => `\tif ${s.camel} == "" {\n\t\t${s.camel} = ${s.q}\n\t}`,
  s => `\tflag.StringVar(&${s.camel}, "${s.kebab}", ${s.q}, "for ${s.service}")`,
  s => `\tviper.SetDefault("${s.dotted}", ${s.q})`,
  s => `\t${s.noun} := map[string]string{"user": "${s.user}", "${s.snake}": ${s.q}}`,
  s => `\t// ${s.camel} := ${s.q}`,
  s => `\t${s.camel} := ${s.pieces(' +\n\t\t')}`,
]
export const go = {
  where: 'go',
  weight: 6,
  escapes: { '"': '\\"', '`': '' },
  path: n =>
    n.random.pick([
      `internal/${n.service}/${n.noun}.go`,
      `cmd/${n.service}/main.go`,
      `pkg/${n.noun}/${n.verb}.go`,
      `${n.noun}_store.go`,
    ]),
  head: n => `package ${n.service}\n\nimport (\n\t"context"\n\t"fmt"\n\t"net/http"\n\t"os"\n)`,
  blocks: [
    n => `func (s *${n.Noun}Store) ${n.Noun}(ctx context.Context, id int64) (*${n.Noun}, error) {
\trow := s.db.QueryRowContext(ctx, "SELECT id, name FROM ${n.noun}s WHERE id = $1", id)
\tvar found ${n.Noun}
\tif err := row.Scan(&found.ID, &found.Name); err != nil {
\t\treturn nil, fmt.Errorf("${n.noun} %d: %w", id, err)
\t}
\treturn &found, nil
}`,
    n => `type ${n.Noun} struct {
\tID        int64     \`json:"id"\`
\tName      string    \`json:"name"\`
\tCreatedAt time.Time \`json:"created_at"\`
}`,
    n => `// ${n.verb}${n.Noun}s stops after ${n.number} of them.
func ${n.verb}${n.Noun}s(ctx context.Context, all []${n.Noun}) error {
\tfor i := range all {
\t\tif i > ${n.number} {
\t\t\treturn nil
\t\t}
\t}
\treturn ctx.Err()
}`,
  ],
  named,
  bare: [
    s => `\tclient := ${s.service}.NewClient(${s.q})`,
    s => `\t// tried with ${s.raw}`,
    s => `\targs := []string{"login", "--stdin", ${s.q}}`,
  ],
  header: [
    s => `\treq.Header.Set("Authorization", "Bearer ${s.within('"')}")`,
    s => `\tresp, err := http.Get("https://${s.site}/${s.noun}?api_key=${s.url}&n=${s.number}")`,
  ],
  multi: [s => `const ${s.camel} = \`${s.raw}\n\``],
  expressions: {
    'environment-reference': lines`
      ${n => n.camel} := os.Getenv("${n => n.screaming}")
      ${n => n.pascal}: os.Getenv("${n => n.screaming}"),
      ${n => n.camel}, ok := os.LookupEnv("${n => n.screaming}")
      ${n => n.camel} := viper.GetString("${n => n.dotted}")`,
    'code-expression': lines`
      req.Header.Set("Authorization", "Bearer "+${n => n.camel})
      ${n => n.camel} := r.FormValue("${n => n.snake}")
      cfg.${n => n.pascal} = ${n => n.camel}
      ${n => n.camel} := uuid.NewString()
      secret, err := client.Logical().Read("secret/data/${n => n.service}")
      dsn := fmt.Sprintf("postgres://%s:%s@%s/%s", user, ${n => n.camel}, host, name)
      return "", errors.New("${n => n.spaced} must not be empty")
      ${n => n.camel}, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
      func New(user, ${n => n.camel} string) *Client {
      ${n => n.camel} := strings.TrimPrefix(header, "Bearer ")`,
    declaration: lines`
      ${n => n.pascal} string \`json:"${n => n.snake}" yaml:"${n => n.camel}"\`
      ${n => n.pascal} *string \`env:"${n => n.screaming},required"\`
      const header${n => n.pascal} = "X-${n => n.pascal}"
      ${n => n.pascal} corev1.SecretKeySelector \`json:"${n => n.camel}SecretRef"\``,
  },
}
