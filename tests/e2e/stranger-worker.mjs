// The built worker, asked by a program of another model.
import replicate from "../../dist/cli/execute/worker.js";

export default function replicateForStranger(task) {
  return replicate({ ...task, modelHash: "another" });
}
