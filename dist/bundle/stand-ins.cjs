// Stands in, in the bundle, for packages that it leaves outside; a name that is missing here fails the build.
//
// @actions/core imports @actions/http-client, and with it all of undici, to request OIDC tokens. No action here asks for
// one, and a third of every start would be spent on it: so both are in http.cjs, which is loaded on first use.
const lazily = name => {
  const real = () => require('./http.cjs')[name]
  return new Proxy(class {}, {
    apply: (_, self, values) => Reflect.apply(real(), self, values),
    construct: (_, values) => Reflect.construct(real(), values),
    get: (_, key) => Reflect.get(real(), key),
  })
}
exports.HttpClient = lazily('HttpClient')
exports.HttpCodes = lazily('HttpCodes')
exports.fetch = lazily('fetch')

// @actions/artifact unpacks with unzip-stream, which neither bounds nor checks what it writes: archives are read by
// src/platform/archive.ts, and the many packages below the other one are not shipped.
exports.Extract = () => {
  throw new Error('this bundle leaves out unzip-stream: artifacts are downloaded with skipDecompress only')
}
