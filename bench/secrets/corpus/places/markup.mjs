import { lines } from './lines.mjs'

const escapes = {}

export const xml = {
  where: 'xml',
  weight: 4,
  escapes,
  open: '<?xml version="1.0" encoding="UTF-8"?>\n<configuration>',
  close: '</configuration>',
  join: '\n',
  around: text => `  ${text}`,
  crlf: 0.2,
  path: n =>
    n.random.pick([
      `conf/${n.service}.xml`,
      `WEB-INF/${n.noun}-context.xml`,
      `jobs/${n.noun}/config.xml`,
      `src/main/resources/${n.noun}.xml`,
    ]),
  blocks: [
    n =>
      `  <bean id="${n.noun}${n.verb}" class="com.${n.service}.${n.Noun}Service">\n    <property name="limit" value="${n.number}"/>\n  </bean>`,
    n => `  <!-- ${n.verb} of ${n.noun}s -->\n  <${n.noun} enabled="true" pageSize="${n.number}"/>`,
  ],
  named: [
    s => `  <${s.camel}>${s.xml}</${s.camel}>`,
    s => `  <property name="${s.camel}" value="${s.xml}"/>`,
    s => `  <property>\n    <name>${s.service}.${s.dotted}</name>\n    <value>${s.xml}</value>\n  </property>`,
    s => `  <connection host="${s.host}" user="${s.user}" ${s.camel}="${s.xml}"/>`,
    s => `  <entry key="${s.dotted}">${s.xml}</entry>`,
    s => `  <Resource name="jdbc/${s.noun}" username="${s.user}" ${s.camel}="${s.xml}" maxActive="${s.number}"/>`,
    s => `  <!-- <${s.camel}>${s.xml}</${s.camel}> -->`,
    s => `  <${s.pascal} type="text"><![CDATA[${s.raw}]]></${s.pascal}>`,
  ],
  expressions: {
    'config-reference': lines`
    <${n => n.camel}>\${${n => n.dotted}}</${n => n.camel}>
    <${n => n.camel}/>
    <property name="${n => n.camel}" value="\${${n => n.dotted}}"/>
    <xs:element name="${n => n.pascal}" type="xs:string" minOccurs="0"/>
    <${n => n.camel}>\${env.${n => n.screaming}}</${n => n.camel}>
    <param-name>${n => n.camel}</param-name>`,
  },
}

export const webConfig = {
  where: 'web-config',
  weight: 3,
  escapes,
  open: '<?xml version="1.0"?>\n<configuration>\n  <appSettings>',
  close: '  </appSettings>\n</configuration>',
  join: '\n',
  crlf: 0.7,
  bom: 0.4,
  path: n =>
    n.random.pick([`src/${n.Noun}.Web/Web.${n.pascal}.config`, `${n.service}/app.config`, `${n.Noun}/Web.config`]),
  blocks: [
    n =>
      `    <add key="${n.Noun}Limit" value="${n.number}" />\n    <add key="${n.Noun}Url" value="https://${n.site}" />`,
  ],
  named: [
    s => `    <add key="${s.pascal}" value="${s.xml}" />`,
    s => `    <add key="${s.service}:${s.pascal}" value="${s.xml}" />`,
    s => `    <setting name="${s.pascal}" serializeAs="String">\n      <value>${s.xml}</value>\n    </setting>`,
    s => `    <network host="${s.host}" port="25" userName="${s.user}" ${s.camel}="${s.xml}" />`,
  ],
  expressions: {
    'config-reference': lines`
    <add key="${n => n.pascal}" value="" />
    <add key="${n => n.pascal}" value="#{${n => n.pascal}}#" />
    <add key="${n => n.pascal}Header" value="X-${n => n.pascal}" />
    <machineKey validation="HMACSHA256" decryption="AES" />
    <add key="PasswordMinLength" value="${n => n.number}" />`,
  },
}

export const android = {
  where: 'android-or-plist',
  weight: 2,
  escapes,
  open: '<?xml version="1.0" encoding="utf-8"?>\n<resources>',
  close: '</resources>',
  join: '\n',
  path: n => n.random.pick([`app/src/${n.noun}/res/values/strings.xml`, `ios/${n.Noun}/${n.service}-Info.plist`]),
  blocks: [
    n =>
      `    <string name="${n.noun}_title">${n.Noun} ${n.number}</string>\n    <string name="${n.verb}_button">${n.verb}</string>`,
    n => `    <key>CFBundle${n.Noun}</key>\n    <string>${n.noun}</string>`,
  ],
  named: [
    s => `    <string name="${s.snake}" translatable="false">${s.xml}</string>`,
    s => `    <key>${s.pascal}</key>\n    <string>${s.xml}</string>`,
    s => `    <meta-data android:name="${s.dotted}" android:value="${s.xml}" />`,
  ],
  expressions: {
    'view-code': lines`
    <string name="${n => n.snake}_hint">Enter your ${n => n.spaced}</string>
    <string name="error_${n => n.snake}">This ${n => n.spaced} is too short</string>
    <EditText android:inputType="textPassword" android:hint="@string/prompt_${n => n.snake}" />
    <key>NSFaceIDUsageDescription</key>`,
  },
}

export const html = {
  where: 'html',
  weight: 3,
  escapes: { '"': '\\"', "'": "\\'" },
  open: '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Dashboard</title></head>\n<body>',
  close: '</body>\n</html>',
  join: '\n',
  path: n =>
    n.random.pick([
      `public/${n.noun}.html`,
      `templates/${n.service}/${n.noun}.html`,
      `src/main/webapp/${n.noun}.jsp`,
      `web/${n.noun}.vue`,
    ]),
  blocks: [
    n =>
      `  <section class="${n.noun} ${n.noun}--${n.stage}" id="${n.noun}-${n.number}">\n    <h2>${n.Noun}s</h2>\n    <p>We ${n.verb} ${n.number} of them every day.</p>\n  </section>`,
    n => `  <a href="/${n.noun}s/${n.number}" class="btn btn-primary">${n.verb}</a>`,
  ],
  named: [
    s => `  <script>\n    var ${s.camel} = ${s.q};\n    ${s.service}.init({ user: '${s.user}' });\n  </script>`,
    s => `  <script>window.__CONFIG__ = { ${s.camel}: ${s.sq}, debug: false }</script>`,
    s => `  <!-- ${s.snake}: ${s.raw} -->`,
    s => `  <input type="hidden" name="${s.snake}" value="${s.xml}">`,
  ],
  header: [s => `  <script src="https://${s.site}/sdk.js?key=${s.url}&v=3"></script>`],
  expressions: {
    'html-form': lines`
    <input type="password" name="${n => n.snake}" id="${n => n.kebab}" placeholder="Password" required>
    <label for="${n => n.kebab}">${n => n.spaced}</label>
    <input type="password" name="password" class="form-control" autocomplete="new-password" minlength="12">
    <a href="/account/${n => n.kebab}/reset">Forgot your password?</a>
    <form action="/login" method="post"><input name="username"><input name="password" type="password"></form>
    <input type="hidden" name="csrf_token" value="{{ csrf_token() }}">
    <p class="help">Your ${n => n.spaced} must have at least ${n => n.number} characters.</p>
    <meta name="csrf-token" content="<%= form_authenticity_token %>">
    <div v-for="${n => n.noun} in ${n => n.noun}s" :key="${n => n.noun}.id"></div>
    <button data-toggle="password" aria-label="Show password">Show</button>`,
  },
}
