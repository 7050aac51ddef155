// The built worker, except that replication 1 never ends.
import replicate from "../../dist/cli/execute/worker.js";

export default function replicateOrHang(task) {
  while (task.replication === 1);
  return replicate(task);
}
