// Puts the validators of the documents into the page ready made: compiling them there would need a page that may
// evaluate text as code, and a fifth of a second before it shows anything.
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { KINDS } from "../../../dist/scenarios/documents.js";
import { schemaOf } from "../../../dist/scenarios/schema.js";
import { AJV_OPTIONS } from "../../../dist/scenarios/validator.js";

const REPLACED = /[\\/]scenarios[\\/]validator\.ts$/;

/** The validators as a module that takes the place of scenarios/validator.ts. */
function moduleText() {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, code: { source: true, esm: true } });
  for (const kind of KINDS) ajv.addSchema(schemaOf(kind), kind);
  const runtime = new Map();
  const code = standalone.default(ajv, Object.fromEntries(KINDS.map((kind) => [`${kind}Validator`, kind])));
  // The package writes `require` of its own runtime even into modules.
  const body = code.replace(/require\("(ajv\/dist\/runtime\/\w+)"\)(\.default)?/g, (_, path, takesDefault) => {
    const name = `runtime${runtime.size}`;
    if (!runtime.has(path)) runtime.set(path, name);
    const known = runtime.get(path);
    return takesDefault ? `(${known}.default ?? ${known})` : known;
  });
  if (/\brequire\(/.test(body)) throw new Error("the ready validators still require a module");
  const imports = [...runtime].map(([path, name]) => `import ${name} from "${path}.js";`).join("\n");
  const table = KINDS.map((kind) => `${kind}: ${kind}Validator`).join(", ");
  return `${imports}\n${body}\nconst validators = { ${table} };\nexport const validatorOf = (kind) => validators[kind];\n`;
}

export function readyValidators() {
  return {
    name: "ready-validators",
    enforce: "pre",
    load: (id) => (REPLACED.test(id) ? moduleText() : null),
  };
}
