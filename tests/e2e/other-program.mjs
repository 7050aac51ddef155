// The built program with another worker (GRIDGOV_TEST_WORKER) or as if of another model (GRIDGOV_TEST_MODEL).
import { systemEffects } from "../../dist/cli/effects.js";
import { gridgov } from "../../dist/cli/program.js";

const effects = systemEffects();
const { GRIDGOV_TEST_WORKER: worker, GRIDGOV_TEST_MODEL: modelHash } = process.env;
const installation = { ...effects.installation, ...(worker && { worker }), ...(modelHash && { modelHash }) };
process.exitCode = await gridgov(process.argv.slice(2), { ...effects, installation });
