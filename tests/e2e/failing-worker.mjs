// The built worker, except that replication 1 knows a lever value that no world can be built of.
import replicate from "../../dist/cli/execute/worker.js";

export default function replicateOrFail(task) {
  if (task.replication !== 1) return replicate(task);
  const [baseline, ...others] = task.plan.policies;
  const broken = others.map((policy) => ({ ...policy, levers: { ...policy.levers, fullTimeShare: Symbol.iterator } }));
  return replicate({ ...task, plan: { ...task.plan, policies: [baseline, ...broken] } });
}
