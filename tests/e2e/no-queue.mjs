// Preloaded: the program as it is installed without the optional packages of its queue.
import { register } from "node:module";

const hooks = `export async function resolve(specifier, context, next) {
  if (!/^(?:bullmq|ioredis|pg)$/.test(specifier)) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
