/** The inside of a worker: a stage that answers what the page asks. */
import { type Port, serve } from "../remote.ts";
import { errandsOf, Stage } from "../stage.ts";

serve(errandsOf(new Stage()), self as unknown as Port);
