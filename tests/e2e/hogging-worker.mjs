// The built worker, except that replication 1 takes all the memory there is.
import replicate from "../../dist/cli/execute/worker.js";

export default function replicateOrHog(task) {
  for (const hog = []; task.replication === 1; ) hog.push(new Array(100_000).fill(hog.length));
  return replicate(task);
}
