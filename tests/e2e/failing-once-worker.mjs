// The built worker, except that replication 1 fails at its first attempt, as when memory is short.
import replicate from "../../dist/cli/execute/worker.js";

let reads = 0;

export default function replicateOrFailOnce(task) {
  if (task.replication !== 1) return replicate(task);
  const [baseline, ...others] = task.plan.policies.map(({ name, levers }) => {
    const share = levers.fullTimeShare;
    const get = () => {
      if (reads++ === 0) throw new RangeError("Array buffer allocation failed");
      return share;
    };
    return { name, levers: Object.defineProperty({ ...levers }, "fullTimeShare", { get, enumerable: true }) };
  });
  return replicate({ ...task, plan: { ...task.plan, policies: [baseline, ...others] } });
}
