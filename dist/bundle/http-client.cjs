// Stands in for @actions/http-client in the bundle. @actions/core loads that package, and all of undici with it, to
// request OIDC tokens; no action here asks for one, and a third of every start would be spent on it.
exports.HttpClient = class {
  constructor() {
    throw new Error('this bundle leaves out the HTTP client of @actions/core: OIDC tokens cannot be requested')
  }
}
