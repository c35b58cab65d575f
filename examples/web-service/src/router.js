/** Routes by method and path; `:name` segments become parameters. */
export class Router {
  #routes = [];

  add(method, path, handler) {
    this.#routes.push({ method, path, handler, segments: path.split('/') });
    return this;
  }

  /**
   * Find the route of a request. Without one, `allowed` tells which methods
   * the path knows; it is empty for a path that does not exist.
   */
  find(method, pathname) {
    const segments = pathname.split('/');
    const allowed = [];
    for (const route of this.#routes) {
      const params = match(route.segments, segments);
      if (!params) continue;
      if (route.method === method) return { route, params, allowed };
      allowed.push(route.method);
    }
    return { route: null, params: {}, allowed };
  }
}

function match(pattern, segments) {
  if (pattern.length !== segments.length) return null;
  const params = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':')) {
      try {
        params[part.slice(1)] = decodeURIComponent(segments[index]);
      } catch {
        return null;
      }
    } else if (part !== segments[index]) {
      return null;
    }
  }
  return params;
}
