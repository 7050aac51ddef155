// The built worker, except that replication 1 takes its thread down.
import replicate from "../../dist/cli/execute/worker.js";

export default function replicateOrDie(task) {
  if (task.replication === 1) process.exit(7);
  return replicate(task);
}
